using EdgeGateway.Testing;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.KillLedger;

/// <summary>
/// Gateway, a real mosquitto and the reference receiver as processes of their own; kills them by plan while numbered events are
/// appended, lets the rest come through, stops everything in order and compares the ledgers.
/// </summary>
internal sealed class KillRun : IAsyncDisposable
{
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly TempFolder _folder = new();
    private readonly KillPlan _plan;
    private readonly Action<string> _say;
    private readonly Dictionary<Victims, int> _kills = new() { [Victims.Gateway] = 0, [Victims.Broker] = 0, [Victims.Receiver] = 0 };

    // No persistence: a killed broker forgets sessions and what it had acknowledged. That is the harder case.
    private readonly Mosquitto _broker = new();
    private readonly Victim _gateway;
    private readonly Victim _receiver;
    private long _acknowledgedAtStart;

    private KillRun(KillPlan plan, Action<string> say)
    {
        (_plan, _say) = (plan, say);
        _gateway = new Victim(NumberedGateway.Program, _ => AcknowledgedLog.Length(_folder.Path) > _acknowledgedAtStart);
        _receiver = new Victim("edgegateway", said => said.Contains("connected to", StringComparison.Ordinal));
    }

    private string LedgerPath => _folder.File("ledger.db");

    private string JournalPath => Path.Combine(_folder.Path, "data", "journal.db");

    public static async Task<KillReport> RunAsync(KillPlan plan, Action<string> say)
    {
        await using var run = new KillRun(plan, say);
        return await run.RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _receiver.DisposeAsync();
        await _broker.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<KillReport> RunAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        await StartAsync(Victims.All);
        foreach (var blow in _plan.Blows())
        {
            await StrikeAsync(blow);
            var done = _kills.Values.Sum();
            if (done / 50 > (done - blow.Victims.Count()) / 50)
                _say($"{done} kills, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s, {AcknowledgedLog.Length(_folder.Path) / 1024} KB of acknowledgements");
            if (TimeProvider.System.GetElapsedTime(start) > _plan.Limit)
                break;
        }

        var killing = TimeProvider.System.GetElapsedTime(start);
        start = TimeProvider.System.GetTimestamp();
        await SettleAsync();
        return new KillReport(_plan, _kills, killing, TimeProvider.System.GetElapsedTime(start), Ledgers.Read(_folder.Path, JournalPath, LedgerPath).Compare())
        {
            ByOthers = _gateway.KilledByOthers + _receiver.KilledByOthers,
        };
    }

    private async Task StrikeAsync(Blow blow)
    {
        if (!blow.WhileStarting)
            await ReadyAsync(blow.Victims);
        await Task.Delay(blow.Life, TimeProvider.System);
        foreach (var one in _kills.Keys.Where(one => blow.Victims.HasFlag(one)).ToList())
        {
            _kills[one]++;
            await (one switch { Victims.Gateway => _gateway.KillAsync(), Victims.Broker => _broker.KillAsync(), _ => _receiver.KillAsync() });
        }

        await Task.Delay(blow.Death, TimeProvider.System);
        await StartAsync(blow.Victims);
    }

    private async Task StartAsync(Victims victims)
    {
        if (victims.HasFlag(Victims.Broker))
            await _broker.StartAsync();
        if (victims.HasFlag(Victims.Receiver))
            _receiver.Start("receive", "--broker", _broker.Address, "--ledger", LedgerPath);
        if (victims.HasFlag(Victims.Gateway))
            StartGateway(GatewayMode.Appends);
    }

    private void StartGateway(GatewayMode mode)
    {
        _acknowledgedAtStart = AcknowledgedLog.Length(_folder.Path);
        _gateway.Start("gateway", _folder.Path, _broker.Address, mode.ToString());
    }

    private async Task ReadyAsync(Victims victims)
    {
        if (victims.HasFlag(Victims.Gateway))
            await _gateway.ReadyAsync();
        if (victims.HasFlag(Victims.Receiver))
            await _receiver.ReadyAsync();
    }

    /// <summary>Nothing new, nobody dies: what was recorded must come through.</summary>
    private async Task SettleAsync()
    {
        await _gateway.ReadyAsync();
        await _gateway.StopAsync();
        StartGateway(GatewayMode.Drains);
        var start = TimeProvider.System.GetTimestamp();
        // Not arriving is a result, not a failure of the harness: the comparison says what is missing.
        while (Count(LedgerPath, "entry") < Count(JournalPath, "events") && TimeProvider.System.GetElapsedTime(start) < Settling)
            await Task.Delay(Look, TimeProvider.System);
        await _gateway.StopAsync();
        await _receiver.StopAsync();
    }

    private static long Count(string path, string table)
    {
        using var connection = Ledgers.Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        try
        {
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException notYet) when (notYet.SqliteErrorCode == SQLitePCL.raw.SQLITE_ERROR)
        {
            return 0;
        }
    }
}
