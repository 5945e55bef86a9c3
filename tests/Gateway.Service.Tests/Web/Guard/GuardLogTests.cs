using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Web.Guard;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Web.Guard;

public sealed class GuardLogTests
{
    [Theory]
    [InlineData("/local/compat/TOKEN/readcard")]
    [InlineData("/LOCAL/COMPAT/TOKEN/readcard")]
    public async Task Refusal_OfACompatPathUnderAForeignHost_LogsNoToken(string path)
    {
        var log = new Lines();
        var options = new GatewayOptions { GatewayId = "gw-1" };
        var guard = new GuardMiddleware(_ => Task.CompletedTask, new RequestRule(options.Web), new OperatorPassword(null, TimeProvider.System), options, log);
        var context = new DefaultHttpContext { Request = { Method = "GET", Path = path, Host = new HostString("evil.example") }, Response = { Body = new MemoryStream() } };

        await guard.InvokeAsync(context);

        Assert.Equal(StatusCodes.Status403Forbidden, context.Response.StatusCode);
        var line = Assert.Single(log.Written);
        Assert.DoesNotContain("TOKEN", line, StringComparison.Ordinal);
        Assert.Contains("/compat", line, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Lines : ILogger<GuardMiddleware>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
