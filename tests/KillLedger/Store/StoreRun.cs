using EdgeGateway.Testing;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.KillLedger.Store;

/// <summary>
/// A store for a day of trouble: gateway with virtual till, a real mosquitto and the reference receiver as processes of their own; customers by plan,
/// then everything is put back, what waits comes through, and the ledgers are compared.
/// </summary>
internal sealed class StoreRun : IAsyncDisposable
{
    private const int SayEvery = 20;
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BrokerAway = TimeSpan.FromSeconds(2);

    private readonly TempFolder _folder = new();
    private readonly StorePlan _plan;
    private readonly Action<string> _say;
    private readonly Mosquitto _broker = new();
    private readonly Victim _gateway = new(NumberedGateway.Program, _ => true);
    private readonly Victim _receiver = new("edgegateway", said => said.Contains("connected to", StringComparison.Ordinal));
    private readonly int _port = FreePort.Next();
    private readonly TillClient _till;
    private readonly StoreDay _day;
    private (long Since, TimeSpan For)? _brokerAway;

    private StoreRun(StorePlan plan, Action<string> say)
    {
        (_plan, _say, _till) = (plan, say, new TillClient(_port));
        _day = new StoreDay(_till, KillAsync, StartGatewayAsync);
    }

    private string LedgerPath => _folder.File("ledger.db");

    private string JournalPath => Path.Combine(_folder.Path, "data", "journal.db");

    public static async Task<StoreReport> RunAsync(StorePlan plan, Action<string> say)
    {
        await using var run = new StoreRun(plan, say);
        return await run.RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _receiver.DisposeAsync();
        await _broker.DisposeAsync();
        _till.Dispose();
        _folder.Dispose();
    }

    private async Task<StoreReport> RunAsync()
    {
        await _broker.StartAsync();
        _receiver.Start("receive", "--broker", _broker.Address, "--ledger", LedgerPath);
        await StartGatewayAsync();
        var (start, served) = (TimeProvider.System.GetTimestamp(), 0);
        foreach (var errand in _plan.Errands())
        {
            await BrokerAsync(errand);
            await _day.ServeAsync(errand);
            if (++served % SayEvery == 0)
                _say($"{served} checkouts, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s, gateway {_gateway.ResidentMegabytes} MB");
            if (TimeProvider.System.GetElapsedTime(start) > _plan.Limit)
                break;
        }
        var open = TimeProvider.System.GetElapsedTime(start);
        var memory = _gateway.ResidentMegabytes;
        start = TimeProvider.System.GetTimestamp();
        await SettleAsync();
        var records = _day.Records.ReadFiles(_folder.Path, JournalPath, LedgerPath);
        return new StoreReport(_plan, served, open, TimeProvider.System.GetElapsedTime(start), records, StoreComparison.Of(records))
        {
            Faults = _day.Faults,
            Again = _day.Again,
            GatewayMegabytes = memory,
            ByOthers = _gateway.KilledByOthers + _receiver.KilledByOthers,
        };
    }

    private async Task BrokerAsync(Errand errand)
    {
        if (_brokerAway is { } away && TimeProvider.System.GetElapsedTime(away.Since) > away.For)
        {
            await _broker.StartAsync();
            _brokerAway = null;
        }
        if (errand.Fault != Fault.BrokerDown)
            return;
        await _broker.KillAsync();
        _brokerAway = (TimeProvider.System.GetTimestamp(), BrokerAway * errand.When);
    }

    private Task KillAsync() => _gateway.KillAsync();

    private async Task StartGatewayAsync()
    {
        _gateway.Start("store", _folder.Path, _broker.Address, $"{_port}");
        await OpenAsync();
    }

    /// <summary>Until the till answers.</summary>
    private async Task OpenAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            await _gateway.ReadyAsync();
            try
            {
                await _till.StateAsync();
                return;
            }
            catch (Exception notYet) when (StoreDay.IsGone(notYet) && TimeProvider.System.GetElapsedTime(start) < Settling)
            {
                await Task.Delay(Look, TimeProvider.System);
            }
        }
    }

    /// <summary>Everything is put back, nobody dies any more: what was recorded must come through.</summary>
    private async Task SettleAsync()
    {
        await _broker.StartAsync();
        await _day.CloseAsync();
        var start = TimeProvider.System.GetTimestamp();
        do
        {
            // Not arriving is a result, not a failure of the harness: the comparison says what is missing.
            while (Count(LedgerPath, "entry") < Count(JournalPath, "events") && TimeProvider.System.GetElapsedTime(start) < Settling)
                await Task.Delay(Look, TimeProvider.System);
            await _gateway.StopAsync();
            if (Count(LedgerPath, "entry") >= Count(JournalPath, "events") || TimeProvider.System.GetElapsedTime(start) > Settling)
                break;
            // The end itself was an event.
            await StartGatewayAsync();
        }
        while (true);
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
