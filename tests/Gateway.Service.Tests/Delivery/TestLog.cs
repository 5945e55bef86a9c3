using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Service.Tests.Delivery;

/// <summary>Silent, unless the environment variable <c>DELIVERY_TEST_LOG</c> is set.</summary>
internal static class TestLog
{
    public static ILoggerFactory Create() => Environment.GetEnvironmentVariable("DELIVERY_TEST_LOG") is null
        ? NullLoggerFactory.Instance
        : LoggerFactory.Create(logging => logging
            .AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss.fff "))
            .SetMinimumLevel(LogLevel.Debug));
}
