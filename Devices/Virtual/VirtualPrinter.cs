using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.Virtual;

/// <summary>
/// A receipt printer in software. Keeps what it printed, text and pictures, answers as much as its <see cref="Level"/> says, and can run out of
/// paper, be opened, fall silent or be unplugged.
/// </summary>
public sealed class VirtualPrinter : VirtualDevice
{
    private const int Kept = 20;
    private readonly Lock _gate = new();
    private readonly PrinterModule _module = new();
    private readonly LinkedList<PrintedReceipt> _receipts = [];
    private readonly TimeProvider _clock;
    private volatile bool _dead;

    public VirtualPrinter(VirtualWire wire, PrinterProfile? profile = null)
        : base(wire, defaultBaud: 115200)
    {
        _clock = wire.Clock;
        Profile = profile ?? PrinterProfile.Paper58;
        _module.Cutter = Profile.Cutter != CutterKind.None;
        _module.SetColumns(Profile.Columns);
    }

    /// <summary>Paper and knife it was made with.</summary>
    public PrinterProfile Profile { get; }

    /// <summary>A receipt came out. Raised on the printer's own loop or the caller's; handlers return quickly.</summary>
    public event Action<PrintedReceipt>? Printed;

    /// <summary>The last 20 receipts, newest first.</summary>
    public IReadOnlyList<PrintedReceipt> Receipts
    {
        get
        {
            lock (_gate)
                return [.. _receipts];
        }
    }

    /// <summary>Lines of a receipt that is not cut yet.</summary>
    public int LinesOnPaper
    {
        get
        {
            lock (_gate)
                return _module.LinesOnPaper;
        }
    }

    /// <summary>How much it answers.</summary>
    public PrinterLevel Level
    {
        get
        {
            lock (_gate)
                return _module.Level;
        }
        set
        {
            lock (_gate)
                _module.Level = value;
        }
    }

    /// <summary>Prints the letters of a completion marker it does not know, as poor clones do.</summary>
    public bool SpellsUnknown
    {
        set
        {
            lock (_gate)
                _module.SpellsUnknown = value;
        }
    }

    /// <summary>Switched off, cable in: takes bytes, does nothing, loses what it had in memory.</summary>
    public bool SwitchedOff
    {
        get => _dead;
        set
        {
            _dead = value;
            OnPulled();
        }
    }

    /// <summary>The paper ends now.</summary>
    public Task PaperOutAsync(CancellationToken stopping = default) => ChangeAsync(static module => module.PaperEnd = true, stopping);

    /// <summary>The paper ends after so many more lines.</summary>
    public Task PaperOutAfterAsync(int lines, CancellationToken stopping = default) => ChangeAsync(module => module.LinesLeft = lines, stopping);

    /// <summary>The sensor sees the end of the roll coming.</summary>
    public Task PaperLowAsync(CancellationToken stopping = default) => ChangeAsync(static module => module.PaperLow = true, stopping);

    /// <summary>A new roll: prints what waits in memory.</summary>
    public Task RefillAsync(CancellationToken stopping = default) =>
        ChangeAsync(static module => (module.PaperEnd, module.PaperLow, module.LinesLeft) = (false, false, null), stopping);

    /// <summary>Opens or closes the cover.</summary>
    public Task CoverAsync(bool open, CancellationToken stopping = default) => ChangeAsync(module => module.CoverOpen = open, stopping);

    /// <inheritdoc />
    protected override Task OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken stopping) =>
        _dead ? Task.CompletedTask : WorkAsync(module => module.Receive(bytes.Span), stopping);

    /// <inheritdoc />
    protected override void OnPulled()
    {
        lock (_gate)
            _module.LosePower();
        Deliver();
    }

    private Task ChangeAsync(Action<PrinterModule> change, CancellationToken stopping) => WorkAsync(
        module =>
        {
            change(module);
            return module.Changed();
        },
        stopping);

    private async Task WorkAsync(Func<PrinterModule, IReadOnlyList<byte[]>> work, CancellationToken stopping)
    {
        IReadOnlyList<byte[]> answers;
        lock (_gate)
            answers = work(_module);
        Deliver();
        foreach (var answer in answers)
            await SendAsync(answer, stopping).ConfigureAwait(false);
    }

    private void Deliver()
    {
        IReadOnlyList<PrintedReceipt> fresh;
        lock (_gate)
        {
            fresh = [.. _module.TakeReceipts().Select(paper => new PrintedReceipt(_clock.GetUtcNow(), paper))];
            foreach (var receipt in fresh)
                _receipts.AddFirst(receipt);
            while (_receipts.Count > Kept)
                _receipts.RemoveLast();
        }
        foreach (var receipt in fresh)
            Printed?.Invoke(receipt);
    }
}
