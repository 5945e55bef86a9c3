using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Inspection;

internal static class InspectVerb
{
    /// <summary>
    /// <c>inspect [--config FILE] [--format text|json|csv|html] [--publish]</c>: asks the gateway that runs with this configuration; when none
    /// answers, looks into its data folder. <c>--publish</c> puts the report on record, which only a running gateway can. 1 when something is not good.
    /// </summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        var format = line.Switches.GetValueOrDefault("format") ?? "text";
        if (line.Words.Count > 0 || !InspectionFormats.All.Contains(format))
        {
            await Console.Error.WriteLineAsync("inspect [--config FILE] [--format text|json|csv|html] [--publish]");
            return ExitCodes.BadUsage;
        }
        var configuration = Configurations.Read(line.ConfigFile);
        if (configuration.Options is not { } options)
        {
            await Console.Error.WriteLineAsync(Configurations.Describe(configuration.Errors));
            return ExitCodes.BadConfiguration;
        }
        var publish = line.Switches.ContainsKey("publish");
        var report = await AskAsync(options, publish);
        if (report is null && publish)
        {
            await Console.Error.WriteLineAsync("没有网关可问，不能上报 / no gateway to ask: nothing can be put on record");
            return ExitCodes.Refused;
        }
        report ??= await OfflineInspection.LookAsync(options, TimeProvider.System, CancellationToken.None);
        await Console.Out.WriteLineAsync(Write(report, format));
        return report.Verdict == InspectionVerdict.Bad ? ExitCodes.Refused : ExitCodes.Done;
    }

    private static string Write(InspectionReport report, string format) => format switch
    {
        "json" => InspectionFormats.Json(report),
        "csv" => InspectionFormats.Csv(report),
        "html" => InspectionFormats.Html(report, english: false),
        _ => InspectionFormats.Text(report),
    };

    /// <summary>Null when no gateway answers there.</summary>
    private static async Task<InspectionReport?> AskAsync(GatewayOptions options, bool publish)
    {
        using var gateway = OwnGateway.Client(options, "inspect");
        return gateway is null ? null : await OwnGateway.AskAsync(gateway, publish ? HttpMethod.Post : HttpMethod.Get, "/api/v1/inspection", InspectionJson.Default.InspectionReport, Console.Error);
    }
}
