using EdgeGateway.Service.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Hosting;

public sealed class LogLevelSwitchTests
{
    [Fact]
    public async Task Pages_WhileTheProgramEnds_AreNotSpokenOfAnyMore()
    {
        // The gateways of tests log errors only.
        await using var gateway = await TestGateway.StartAsync();
        var pages = gateway.Get<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Components.Server.Circuits.CircuitHost");
        Assert.Equal((true, false), (pages.IsEnabled(LogLevel.Error), pages.IsEnabled(LogLevel.Warning)));

        gateway.Get<IHostApplicationLifetime>().StopApplication();

        Assert.False(pages.IsEnabled(LogLevel.Critical));
        Assert.True(gateway.Get<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Server.Kestrel").IsEnabled(LogLevel.Error));
    }
}
