using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Hosting;

namespace EdgeGateway.Service.Configuration;

/// <summary>
/// Reads the configuration again while the gateway runs. A mistake changes nothing. Destinations, cameras and the log level are applied at once; what
/// waits for a destination stays in the journal, and a camera goes on with what it remembers. Everything else is named and waits for the next start.
/// </summary>
internal sealed partial class ConfigurationReload(ConfigurationSource source, GatewayOptions started, DeliveryService delivery, CameraHost cameras, LogLevelSwitch level, ILogger<ConfigurationReload> log) : IDisposable
{
    private static readonly string[] Live = ["destinations", "cameras", "log.level"];

    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<ReloadReport> RunAsync(CancellationToken stopping)
    {
        await _one.WaitAsync(stopping);
        try
        {
            return await ReadAndApplyAsync(stopping);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ReloadReport> ReadAndApplyAsync(CancellationToken stopping)
    {
        var (options, errors) = source.Read();
        if (options is null)
        {
            foreach (var error in errors)
                LogMistake(error.Path, error.Message.En);
            return ReloadReport.Refused(errors);
        }

        var applied = new List<string>(await delivery.ApplyAsync(DestinationSetup.Enabled(options), stopping));
        applied.AddRange(await cameras.ApplyAsync(options.Cameras, stopping));
        if (level.Change(options.Log.Level))
            applied.Add($"log.level: {options.Log.Level}");
        var waiting = OptionsDiff.Between(started, options).Where(path => !Live.Any(live => path.StartsWith(live, StringComparison.Ordinal))).ToList();
        LogReloaded(applied, waiting);
        return ReloadReport.Of(applied, waiting);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Configuration read again; in force now: [{Applied}]; at the next start: [{Waiting}]")]
    private partial void LogReloaded(IReadOnlyList<string> applied, IReadOnlyList<string> waiting);

    [LoggerMessage(Level = LogLevel.Error, Message = "Configuration not applied, {Path}: {Mistake} Correct the file and reload again")]
    private partial void LogMistake(string path, string mistake);
}
