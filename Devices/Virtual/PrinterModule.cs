using System.Text;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.Virtual;

/// <summary>
/// The inside of a virtual printer, without a wire: bytes and events in, answers and paper out. Real-time requests are answered on
/// arrival, everything else in order and only while there is paper under a closed cover; what cannot be printed waits in its memory
/// and is printed after the refill, as in real printers.
/// </summary>
internal sealed class PrinterModule
{
    private const int TearOffLines = 4;
    private const int Memory = 65536;
    private readonly RealTimeScanner _realTime = new();
    private readonly EscPosReader _reader = new();
    private readonly List<byte[]> _answers = [];
    private readonly List<RenderedReceipt> _receipts = [];
    private ReceiptRenderer _paper = new(PrinterProfile.Paper58.Columns);
    private bool _autoStatus;

    public PrinterLevel Level { get; set; }

    public bool SpellsUnknown { get; set; }

    public bool Cutter { get; set; }

    /// <summary>Forgets what waits when it is told to.</summary>
    public bool ClearsMemory { get; set; } = true;

    public bool PaperEnd { get; set; }

    public bool PaperLow { get; set; }

    public bool CoverOpen { get; set; }

    /// <summary>Lines until the paper ends by itself; null: a full roll.</summary>
    public int? LinesLeft { get; set; }

    public int LinesOnPaper => _paper.Lines.Count;

    private bool CanPrint => !PaperEnd && !CoverOpen;

    public void SetColumns(int columns) => _paper = new ReceiptRenderer(columns);

    public IReadOnlyList<byte[]> Receive(ReadOnlySpan<byte> bytes)
    {
        var kept = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (_realTime.Next(bytes[i]) is not { } request)
                continue;
            if (request.Command == 0x04 && Level != PrinterLevel.Silent)
                _answers.Add([RealTimeStatus((StatusSubject)request.Argument)]);
            if (request is (0x05, 2) or (0x14, _) && ClearsMemory)
            {
                kept = i + 1;
                Clear(confirm: request.Command == 0x14);
            }
        }
        if (_reader.Buffered + bytes.Length - kept <= Memory)
            _reader.Append(bytes[kept..]);
        return Work();
    }

    /// <summary>Paper, cover or level were changed.</summary>
    public IReadOnlyList<byte[]> Changed()
    {
        if (_autoStatus)
            _answers.Add(AutoStatus());
        return Work();
    }

    /// <summary>Receipts that came out since the last call.</summary>
    public IReadOnlyList<RenderedReceipt> TakeReceipts()
    {
        RenderedReceipt[] receipts = [.. _receipts];
        _receipts.Clear();
        return receipts;
    }

    /// <summary>The power went: memory is lost, what stands on the paper stays there.</summary>
    public void LosePower()
    {
        _reader.Clear();
        _answers.Clear();
        _autoStatus = false;
        Tear(_paper.Finish());
    }

    private void Clear(bool confirm)
    {
        _reader.Clear();
        if (confirm && Level != PrinterLevel.Silent)
            _answers.Add([0x37, 0x25, 0x00]);
    }

    private byte[][] Work()
    {
        while (CanPrint && _reader.Read() is { } command)
            Obey(command);
        byte[][] answers = [.. _answers];
        _answers.Clear();
        return answers;
    }

    private void Obey(PrinterCommand command)
    {
        switch (command)
        {
            case PrinterCommand.AutoStatus auto:
                _autoStatus = auto.Mask != 0 && Level <= PrinterLevel.Answers;
                if (_autoStatus)
                    _answers.Add(AutoStatus());
                break;
            case PrinterCommand.BufferedStatus when Level <= PrinterLevel.Answers:
                _answers.Add([(byte)((PaperLow ? 0x03 : 0) | (PaperEnd ? 0x0C : 0))]);
                break;
            case PrinterCommand.Completion completion when Level == PrinterLevel.Confirms:
                _answers.Add([0x37, 0x22, .. Encoding.Latin1.GetBytes(completion.Id), 0x00]);
                break;
            case PrinterCommand.Completion completion when SpellsUnknown:
                _paper.Apply(new PrinterCommand.Text(Encoding.Latin1.GetBytes($"(H00{completion.Id}")));
                break;
            default:
                Print(command);
                break;
        }
    }

    private void Print(PrinterCommand command)
    {
        if (command is PrinterCommand.Initialise && _paper.Lines.Count > 0)
            Tear(_paper.Finish());
        var before = _paper.Lines.Count;
        Tear(_paper.Apply(command));
        if (!Cutter && command is PrinterCommand.Feed { Lines: >= TearOffLines })
            Tear(_paper.Finish());
        if (LinesLeft is { } left && _paper.Lines.Count > before)
            UsePaper(left - (_paper.Lines.Count - before));
    }

    private void UsePaper(int left)
    {
        LinesLeft = Math.Max(left, 0);
        if (LinesLeft > 0)
            return;
        PaperEnd = true;
        if (_autoStatus)
            _answers.Add(AutoStatus());
    }

    private void Tear(RenderedReceipt? receipt)
    {
        if (receipt is not null)
            _receipts.Add(receipt);
    }

    private byte RealTimeStatus(StatusSubject subject) => (byte)(0x12 | subject switch
    {
        StatusSubject.Printer => CanPrint ? 0 : 0x08,
        StatusSubject.OfflineCause => (CoverOpen ? 0x04 : 0) | (PaperEnd ? 0x20 : 0),
        StatusSubject.RollSensor => (PaperLow || PaperEnd ? 0x0C : 0) | (PaperEnd ? 0x60 : 0),
        _ => 0,
    });

    private byte[] AutoStatus() =>
    [
        (byte)(0x10 | (CanPrint ? 0 : 0x08) | (CoverOpen ? 0x20 : 0)),
        0x00,
        (byte)((PaperLow || PaperEnd ? 0x03 : 0) | (PaperEnd ? 0x0C : 0)),
        0x0F,
    ];
}
