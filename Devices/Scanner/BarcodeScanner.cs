using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Protocols.Messages;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Devices.Scanner;

/// <summary>
/// A bar code scanner on a serial or USB-COM port. Scanners have nothing to be asked: it is online while its port is open, which a
/// pulled plug ends at once. Whether the scanner behind the port is alive shows only with the next scan.
/// </summary>
public sealed partial class BarcodeScanner : LinkDevice
{
    private static readonly DeviceWords Name = new(ThingKinds.Scanner, "scanner", new Bilingual("扫码枪", "barcode scanner"));
    private static readonly TimeSpan SecondLook = TimeSpan.FromMilliseconds(1);
    private readonly ScanFraming _framing;
    private readonly ILogger _log;
    private readonly List<ReadOnlyMemory<byte>> _scans = [];

    /// <param name="options">Its line of the configuration.</param>
    /// <param name="context">The house.</param>
    /// <param name="framing">Null: the defaults, right for scanners that send CR, LF, CR LF, ETX or nothing after a scan.</param>
    public BarcodeScanner(DeviceOptions options, DeviceContext context, ScanFraming? framing = null)
        : base(options, Name, context.WireOf(options, wire => new VirtualScanner(wire)), context)
    {
        _framing = framing ?? new ScanFraming();
        _log = context.Loggers.CreateLogger<BarcodeScanner>();
    }

    /// <summary>One label was scanned. Raised on the device's own loop: handlers return quickly and do not throw.</summary>
    public event Action<Scan>? Scanned;

    /// <inheritdoc />
    protected override int DefaultBaud => 9600;

    /// <inheritdoc />
    protected override async Task<Trouble> WorkAsync(Link link, CancellationToken stopping)
    {
        var assembler = new ScanAssembler(_framing.SettleAt(link.Baud), _framing.Silence, _framing.MaxBytes);
        var buffer = new byte[1024];
        TimeSpan? wait = null;
        var lastByte = Clock.GetUtcNow();
        Report(ThingState.Online, facts: new Dictionary<string, string> { ["address"] = Wire.ToString() });
        try
        {
            while (true)
            {
                var count = await ReadAsync(link, buffer, wait, stopping).ConfigureAwait(false);
                var overflows = assembler.Overflows;
                if (count > 0)
                    lastByte = Clock.GetUtcNow();
                wait = Advance(assembler, buffer.AsSpan(0, count));
                Raise(lastByte);
                if (assembler.Overflows > overflows)
                    ReportBabble();
            }
        }
        finally
        {
            // A plug pulled right after the beep: what came is still a scan.
            assembler.OnSilence(_scans);
            if (!stopping.IsCancellationRequested)
                Raise(lastByte);
        }
    }

    /// <summary>0 after a silence. The second look makes sure that it was the wire that paused and not this busy machine.</summary>
    private static async ValueTask<int> ReadAsync(Link link, byte[] buffer, TimeSpan? wait, CancellationToken stopping)
    {
        if (wait is not { } silence)
            return await link.ReadAsync(buffer, stopping).ConfigureAwait(false);
        var count = await link.ReadAsync(buffer, silence, stopping).ConfigureAwait(false);
        return count > 0 ? count : await link.ReadAsync(buffer, SecondLook, stopping).ConfigureAwait(false);
    }

    private TimeSpan? Advance(ScanAssembler assembler, ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
            return assembler.Feed(bytes, _scans);
        assembler.OnSilence(_scans);
        return null;
    }

    private void Raise(DateTimeOffset at)
    {
        var scans = _scans.ToArray();
        _scans.Clear();
        foreach (var raw in scans)
        {
            var data = AimIdentifier.Strip(raw, out var aimId);
            LogScanned(_log, Id, raw.Length, aimId ?? "-");
            Report(ThingState.Online);
            Scanned?.Invoke(new Scan(Id, raw, LabelText.Decode(data.Span), aimId, at));
        }
    }

    private void ReportBabble()
    {
        LogBabble(_log, Id, _framing.MaxBytes);
        Report(ThingState.Degraded, new Trouble("scanner.babble",
            new Bilingual("扫码枪不停地发送数据", "The barcode scanner sends without end"),
            new Bilingual("请检查波特率设置，或确认接的是扫码枪", "Check the baud rate, and that it is a scanner on this port")));
    }
}
