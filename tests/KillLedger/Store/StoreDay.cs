using System.Text.Json;

namespace EdgeGateway.KillLedger.Store;

/// <summary>Serves one customer after the other, makes the plan's troubles and remembers what the clerk was told.</summary>
internal sealed class StoreDay(TillClient till, Func<Task> kill, Func<Task> start)
{
    private const int MostLines = 20;
    private const int Looked = 5;
    private static readonly TimeSpan Filling = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Writing = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Printing = TimeSpan.FromMilliseconds(80);

    private readonly Clerk _clerk = new(till);
    private readonly List<Confirmed> _confirmed = [];
    private readonly HashSet<int> _killed = [];
    private readonly Dictionary<Guid, int> _reprints = [];
    private readonly Dictionary<Fault, int> _faults = Enum.GetValues<Fault>().ToDictionary(fault => fault, _ => 0);
    private int _life = 1;
    private int _inDoubt;

    public IReadOnlyDictionary<Fault, int> Faults => _faults;

    public int Again => _clerk.Again;

    /// <summary>What was seen from outside; the files are not read yet.</summary>
    public StoreRecords Records => new()
    {
        Confirmed = _confirmed,
        InDoubt = _inDoubt,
        KilledLives = _killed,
        Reprints = _reprints,
        Papers = [],
        Sales = [],
        Receipts = [],
        Journal = [],
        Received = [],
    };

    /// <summary>Whether an exception means that the gateway died under the caller.</summary>
    public static bool IsGone(Exception trouble) => trouble is HttpRequestException or IOException or JsonException;

    public async Task ServeAsync(Errand errand)
    {
        _faults[errand.Fault]++;
        switch (errand.Fault)
        {
            case Fault.KilledBefore:
                await KilledBeforeAsync(errand);
                await ServeAsync(errand with { Fault = Fault.None });
                _faults[Fault.None]--;
                return;
            case Fault.KilledAtConfirm:
                await KilledAtConfirmAsync(errand);
                return;
            default:
                await _clerk.FillAsync(errand);
                await PaperTroubleAsync(errand);
                _confirmed.Add(await ConfirmAsync());
                await AfterAsync(errand);
                return;
        }
    }

    /// <summary>Paper in, plugs in, every receipt out or given up.</summary>
    public async Task CloseAsync()
    {
        await till.PostAsync("api/v1/demo/paper/refill");
        await till.PostAsync($"api/v1/demo/switches/{StoreGateway.Printer}?on=true");
        await _clerk.PaperAsync();
    }

    private Task PaperTroubleAsync(Errand errand) => errand.Fault switch
    {
        Fault.PaperOut => till.PostAsync("api/v1/demo/paper/out"),
        Fault.PaperOutMidReceipt => till.PostAsync($"test/paper-out-after/{1 + (int)(errand.When * MostLines)}"),
        _ => Task.CompletedTask,
    };

    private async Task<Confirmed> ConfirmAsync() =>
        await till.ConfirmAsync(_life) ?? throw new InvalidOperationException($"the till showed the main key and does not take it: {await till.StateAsync()}");

    private async Task AfterAsync(Errand errand)
    {
        switch (errand.Fault)
        {
            case Fault.KilledAfter:
                await Task.Delay(Printing * errand.When, TimeProvider.System);
                await DieAsync();
                return;
            case Fault.PrinterPulled:
                await Task.Delay(Printing * errand.When, TimeProvider.System);
                await till.PostAsync($"api/v1/demo/switches/{StoreGateway.Printer}?on=false");
                await _clerk.PaperAsync();
                await till.PostAsync($"api/v1/demo/switches/{StoreGateway.Printer}?on=true");
                await ReprintAsync(errand);
                break;
            case Fault.PaperOut or Fault.PaperOutMidReceipt:
                await _clerk.PaperAsync();
                await till.PostAsync("api/v1/demo/paper/refill");
                await ReprintAsync(errand);
                break;
        }
        await _clerk.TidyAsync();
    }

    /// <summary>Every other time the clerk wants a paper for the newest sale that has none for sure.</summary>
    private async Task ReprintAsync(Errand errand)
    {
        if (errand.When < 0.5 || (await till.SalesAsync(Looked)).FirstOrDefault(sale => sale.Paper is "unknown" or "failed") is not { Paper: not null } found)
            return;
        _reprints[found.Id] = _reprints.GetValueOrDefault(found.Id) + 1;
        await till.PostAsync($"api/v1/sales/{found.Id}/reprint");
    }

    private async Task KilledBeforeAsync(Errand errand)
    {
        var filling = _clerk.FillAsync(errand);
        await Task.Delay(Filling * errand.When, TimeProvider.System);
        await kill();
        // Whether it came to its end or not: the basket died with the gateway, and the customer begins again.
        await filling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await RestartAsync();
    }

    private async Task KilledAtConfirmAsync(Errand errand)
    {
        await _clerk.FillAsync(errand);
        var confirming = till.ConfirmAsync(_life);
        await Task.Delay(Writing * errand.When, TimeProvider.System);
        await kill();
        try
        {
            if (await confirming is { } sale)
                _confirmed.Add(sale);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            _inDoubt++;
        }
        await RestartAsync();
    }

    private async Task DieAsync()
    {
        await kill();
        await RestartAsync();
    }

    private async Task RestartAsync()
    {
        _killed.Add(_life);
        _life++;
        await start();
    }
}
