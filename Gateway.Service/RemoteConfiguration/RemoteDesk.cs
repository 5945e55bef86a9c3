using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Updates;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.RemoteConfiguration;

/// <summary>What the desk needs to do something about a configuration.</summary>
/// <param name="Shelf">Null: the program runs without a file.</param>
/// <param name="Reload">Reads the file again.</param>
/// <param name="Wish">Starts the program anew.</param>
internal sealed record RemoteHands(ConfigurationShelf? Shelf, ConfigurationReload Reload, RestartWish Wish);

/// <summary>
/// Takes configurations on trial: checks them in full, puts them in force, at once or by a new start, looks at what works, keeps them or takes them back, and tells
/// the platforms. What waits for a platform stays in the journal all the while.
/// </summary>
internal sealed partial class RemoteDesk(RemoteHands hands, GatewayOptions options, HealthRegistry registry, JournalStore journal, TimeProvider clock, ILogger<RemoteDesk> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly SemaphoreSlim _begun = new(0, 1);

    private static Bilingual NoFile => new("程序没有用配置文件启动", "The program runs without a configuration file");

    /// <summary>A signed configuration, from a platform or a file.</summary>
    public async Task<(Bilingual Message, IReadOnlyList<ConfigurationError> Errors, bool Taken)> ApplyAsync(ReadOnlyMemory<byte> document, string source, CancellationToken stopping)
    {
        if (hands.Shelf is not { } shelf)
            return (NoFile, [], false);
        var (configuration, objection) = SignedGate.Open(document, options.RemoteConfiguration.TrustedKeys, options.GatewayId, shelf.History.LastNumber);
        return configuration is null ? (objection!.Value, [], false) : await BeginAsync(shelf, configuration, source, stopping);
    }

    /// <summary>An earlier configuration again, asked for by the operator.</summary>
    public async Task<(Bilingual Message, IReadOnlyList<ConfigurationError> Errors, bool Taken)> ReturnToAsync(int index, CancellationToken stopping)
    {
        if (hands.Shelf is not { } shelf)
            return (NoFile, [], false);
        return shelf.History.Entries.ElementAtOrDefault(index) is { } entry
            ? await BeginAsync(shelf, new SignedConfiguration(entry.Number, null, entry.Text), "page", stopping)
            : (new Bilingual("没有这一条", "There is no such entry"), [], false);
    }

    public ConfigurationView View() => hands.Shelf is not { } shelf
        ? new ConfigurationView(null, 0, null, [])
        : new ConfigurationView(
            shelf.Digest, shelf.History.LastNumber,
            shelf.Trial is { } trial ? new TrialView(trial.Number, trial.Who, trial.Source, trial.At, trial.Starts) : null,
            [.. shelf.History.Entries.Select((one, i) => new EntryView(i, one.Number, one.Who, one.Source, one.At, one.Result, one.Reason, one.Sha256))]);

    public override void Dispose()
    {
        _one.Dispose();
        _begun.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (hands.Shelf is not { } shelf)
            return;
        if (shelf.History.Entries is [{ Result: "returned" } last, ..] && hands.Wish is { Returned: true })
            await TellAsync(last);
        while (true)
        {
            if (shelf.Trial is { } trial)
                await JudgeAsync(shelf, trial, stoppingToken);
            await _begun.WaitAsync(stoppingToken);
        }
    }

    private async Task<(Bilingual Message, IReadOnlyList<ConfigurationError> Errors, bool Taken)> BeginAsync(ConfigurationShelf shelf, SignedConfiguration wanted, string source, CancellationToken stopping)
    {
        await _one.WaitAsync(stopping);
        try
        {
            if (shelf.Trial is not null)
                return (new Bilingual("已有一份配置在试运行", "A configuration is on trial already"), [], false);
            var (next, errors) = Configurations.ReadText(wanted.Text, Path.GetDirectoryName(Path.GetFullPath(shelf.File))!);
            if (next is null)
                return (new Bilingual($"配置有 {errors.Count} 处错误，什么都没有改变", $"{errors.Count} mistakes in the configuration; nothing was changed"), errors, false);
            if (next.GatewayId != options.GatewayId || Path.GetFullPath(next.DataDirectory) != Path.GetFullPath(options.DataDirectory))
                return (new Bilingual("不能远程更改 gatewayId 和 dataDirectory", "gatewayId and dataDirectory cannot be changed from afar"), [], false);
            shelf.Begin(new ConfigurationTrial
            {
                Number = wanted.Number,
                Who = wanted.Who,
                Source = source,
                At = clock.GetUtcNow(),
                Text = wanted.Text,
                Before = await File.ReadAllTextAsync(shelf.File, stopping),
                Required = RequiredThings.Of(registry.All, options, next),
            });
            LogBegun(wanted.Number, source);
        }
        finally
        {
            _one.Release();
        }

        // The answer goes out first: what comes now may close the connection it takes.
        _ = PutInForceLaterAsync();
        return (new Bilingual($"第 {wanted.Number} 号配置开始试运行", $"Configuration {wanted.Number} is on trial"), [], true);
    }

    private async Task PutInForceAsync()
    {
        // Either this process judges, or the next one.
        var report = await hands.Reload.RunAsync(CancellationToken.None);
        if (report.NeedsRestart.Count > 0)
            hands.Wish.Ask();
        else if (_begun.CurrentCount == 0)
            _begun.Release();
    }

    private async Task PutInForceLaterAsync()
    {
        try
        {
            await Task.Delay(Pause, clock);
            await PutInForceAsync();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Begun and noted: the next start goes on with it or takes it back.
            LogNotInForce(failure);
            hands.Wish.Ask();
        }
    }

    private async Task JudgeAsync(ConfigurationShelf shelf, ConfigurationTrial trial, CancellationToken stopping)
    {
        var gate = new TrialGate(trial.Required, null, options.RemoteConfiguration.Hold, options.RemoteConfiguration.Within);
        var watch = new TrialWatch(_ => Task.FromResult<TrialLook?>(Look()), clock);
        var objection = await watch.RunAsync(gate, stopping);
        var entry = objection is null ? shelf.Keep() : shelf.Back(objection.ToString()!);
        if (entry is null)
            return;
        LogEnded(entry.Number, entry.Result, entry.Reason);
        await TellAsync(entry);
        if (objection is not null)
            await PutInForceAsync();
    }

    private TrialLook Look()
    {
        var things = registry.All;
        return new TrialLook(VersionVerb.Version, HealthReport.CanWork(things), things.ToDictionary(thing => thing.Id, thing => StateNames.Of(thing.State), StringComparer.Ordinal));
    }

    private async Task TellAsync(ConfigurationEntry entry)
    {
        try
        {
            var told = new ConfigurationTried(entry.Number, entry.Who, entry.Source, entry.Result, entry.Reason, entry.Sha256);
            await journal.CommitAsync(null, [EventDraft.Of(EventTypes.ConfigurationTried, "configuration", EventClass.Change, told, RemoteJson.Default.ConfigurationTried)]);
        }
        catch (JournalUnavailableException refused)
        {
            LogNotTold(refused.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Configuration {Number} from {Source} is on trial")]
    private partial void LogBegun(long number, string source);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Configuration {Number}: {Result}. {Reason}")]
    private partial void LogEnded(long number, string result, string? reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The configuration on trial could not be put in force; the program starts anew with it")]
    private partial void LogNotInForce(Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The end of a configuration's trial cannot be recorded: {Reason}")]
    private partial void LogNotTold(string reason);
}
