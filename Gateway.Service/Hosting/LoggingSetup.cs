using Microsoft.Extensions.Logging.Console;

namespace EdgeGateway.Service.Hosting;

internal static class LoggingSetup
{
    /// <summary>All logs to standard error; standard output carries nothing but the one line with the page's address.</summary>
    public static void AddGatewayLogging(this ILoggingBuilder logging, LogOptions options)
    {
        var level = new LogLevelSwitch(options.Level);
        logging.Services.AddSingleton(level);
        logging.SetMinimumLevel(LogLevel.Trace);
        logging.AddFilter(level.Lets);
        logging.AddFilter("Microsoft", level.LetsOfFramework);
        logging.AddFilter("Microsoft.AspNetCore.Components.Server.Circuits", level.LetsOfPages);
        logging.AddFilter("System", level.LetsOfFramework);
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        if (options.Format == "json")
        {
            logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
                console.ColorBehavior = LoggerColorBehavior.Disabled;
            });
        }
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
