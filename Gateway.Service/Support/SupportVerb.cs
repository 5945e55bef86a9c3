using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Doctor;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Support;

internal static class SupportVerb
{
    /// <summary>
    /// <c>support-bundle [--out FILE] [--config FILE]</c>: asks the running gateway for its bundle; when none answers, makes one from the data folder.
    /// Prints where it is.
    /// </summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        if (line.Words.Count > 0)
        {
            await Console.Error.WriteLineAsync("support-bundle [--out FILE] [--config FILE]");
            return ExitCodes.BadUsage;
        }
        var (options, errors) = Configurations.Read(line.ConfigFile);
        if (options is null)
        {
            await Console.Error.WriteLineAsync(Logs.Scrubber.Shapes.Clean(Configurations.Describe(errors)));
            return ExitCodes.BadConfiguration;
        }
        var bytes = await AskAsync(options) ?? SupportBundle.Make(await DoctorVerb.OfflineAsync(options, line.ConfigFile, CancellationToken.None), options, new Machine(), []);
        var file = Path.GetFullPath(line.Switches.GetValueOrDefault("out") ?? SupportBundle.NameOf(options.GatewayId, TimeProvider.System.GetLocalNow()));
        try
        {
            await File.WriteAllBytesAsync(file, bytes);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return ExitCodes.Refused;
        }
        await Console.Out.WriteLineAsync(file);
        return ExitCodes.Done;
    }

    private static async Task<byte[]?> AskAsync(GatewayOptions options)
    {
        using var gateway = OwnGateway.Client(options, "support");
        if (gateway is null || !await OwnGateway.AnswersAsync(gateway, Console.Error))
            return null;
        try
        {
            using var answer = await gateway.GetAsync("/api/v1/support-bundle");
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync() : null;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}
