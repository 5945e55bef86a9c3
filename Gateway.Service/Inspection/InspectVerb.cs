using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Inspection;

internal static class InspectVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

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
            await Console.Error.WriteLineAsync("网关没有运行，不能上报 / the gateway does not run: nothing can be put on record");
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
        if (options.Web.Port == 0)
            return null;
        using var handler = new HttpClientHandler();
        // The gateway's own certificate seldom carries the name localhost; this connection does not leave the machine.
        if (options.Web.CertificateFile is not null)
            handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
        using var http = new HttpClient(handler) { Timeout = Patience };
        var host = ListenRule.IsLocal(options.Web) ? ListenRule.Address(options.Web) : System.Net.IPAddress.Loopback;
        using var request = new HttpRequestMessage(publish ? HttpMethod.Post : HttpMethod.Get,
            new UriBuilder(options.Web.CertificateFile is null ? "http" : "https", host.ToString(), options.Web.Port, "/api/v1/inspection").Uri);
        if (options.Web.PasswordVariable is { } variable && Environment.GetEnvironmentVariable(variable) is { } password)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"inspect:{password}")));
        try
        {
            using var answer = await http.SendAsync(request);
            return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), InspectionJson.Default.InspectionReport) : null;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException or JsonException)
        {
            return null;
        }
    }
}
