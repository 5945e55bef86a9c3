using System.Text.Json;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Doctor.Checks;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Doctor;

internal static class DoctorVerb
{
    /// <summary>
    /// <c>doctor [--json] [--config FILE]</c>: asks the gateway that runs with this configuration to look at itself; when none answers, looks from outside. 0: all is
    /// well; 1: something needs attention; 2: something does not work.
    /// </summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        if (line.Words.Count > 0)
        {
            await Console.Error.WriteLineAsync("doctor [--json] [--config FILE]");
            return ExitCodes.BadUsage;
        }
        var (options, errors) = Configurations.Read(line.ConfigFile);
        var report = options is null
            ? DoctorRun.Report("?", TimeProvider.System.GetLocalNow(), false, ConfigurationChecks.Mistakes(errors), TimeSpan.Zero)
            : await AskAsync(options) ?? await OfflineAsync(options, line.ConfigFile, CancellationToken.None);
        await Console.Out.WriteLineAsync(line.Switches.ContainsKey("json") ? JsonSerializer.Serialize(report, DoctorJson.Plain.DoctorReport) : DoctorText.Write(report));
        return ExitCode(report.Level);
    }

    public static int ExitCode(CheckLevel level) => level switch { CheckLevel.Fail => 2, CheckLevel.Warn => 1, _ => 0 };

    /// <summary>From outside. What another process holds is left alone.</summary>
    public static Task<DoctorReport> OfflineAsync(GatewayOptions options, string? configuration, CancellationToken stopping) => DoctorRun.RunAsync(
        new CheckContext
        {
            Options = options,
            Clock = TimeProvider.System,
            ConfigurationFile = configuration,
            HeldByAnother = IsHeld(new JournalSettings(Path.GetFullPath(options.DataDirectory), options.GatewayId).LockPath),
        },
        stopping);

    private static async Task<DoctorReport?> AskAsync(GatewayOptions options)
    {
        using var gateway = OwnGateway.Client(options, "doctor");
        return gateway is null ? null : await OwnGateway.AskAsync(gateway, HttpMethod.Post, "/api/v1/doctor", DoctorJson.Default.DoctorReport, Console.Error);
    }

    private static bool IsHeld(string lockFile)
    {
        if (!File.Exists(lockFile))
            return false;
        try
        {
            using var taken = new FileStream(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException held) when (DiskErrors.IsHeld(held))
        {
            return true;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
