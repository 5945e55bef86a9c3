using EdgeGateway.Devices.Health;
using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Protocols.Messages;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Devices.Scanner;

/// <summary>
/// A bar code scanner on a serial or USB-COM port, behind a serial server, in HID POS mode or in keyboard mode. Scanners have nothing to be
/// asked: it is online while its port is open, which a pulled plug ends at once. Whether the scanner behind the port is alive shows only
/// with the next scan.
/// </summary>
public sealed partial class BarcodeScanner : LinkDevice
{
    private const int ManyRejects = 3;
    private static readonly TimeSpan PersonWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SecondLook = TimeSpan.FromMilliseconds(1);
    private readonly DeviceOptions _options;
    private readonly ScanFraming? _framing;
    private readonly ILogger _log;
    private readonly List<ReadOnlyMemory<byte>> _scans = [];
    private volatile TaskCompletionSource<Scan>? _awaited;
    private int _rejectsInARow;

    /// <param name="options">Its line of the configuration.</param>
    /// <param name="context">The house.</param>
    /// <param name="framing">Null: as the configuration says, by default right for scanners that send CR, LF, CR LF, ETX or nothing after a scan.</param>
    public BarcodeScanner(DeviceOptions options, DeviceContext context, ScanFraming? framing = null)
        : base(options, ScannerTroubles.Words, context.WireOf(options, wire => new VirtualScanner(wire)), context)
    {
        _options = options;
        _framing = framing;
        _log = context.Loggers.CreateLogger<BarcodeScanner>();
    }

    /// <summary>One label was scanned. Raised on the device's own loop: handlers return quickly and do not throw.</summary>
    public event Action<Scan>? Scanned;

    /// <inheritdoc />
    protected override int DefaultBaud => 9600;

    /// <inheritdoc />
    protected override async Task<Trouble> WorkAsync(Link link, CancellationToken stopping)
    {
        var assembler = Assembler(link.Baud);
        var buffer = new byte[1024];
        TimeSpan? wait = null;
        var (begun, lastByte) = (Clock.GetTimestamp(), Clock.GetUtcNow());
        Report(ThingState.Online, facts: new Dictionary<string, string> { ["address"] = Place });
        try
        {
            while (true)
            {
                var count = await ReadAsync(link, buffer, wait, stopping).ConfigureAwait(false);
                var (overflows, rejects) = (assembler.Overflows, assembler.Rejects);
                if (count > 0)
                    (begun, lastByte) = (wait is null ? Clock.GetTimestamp() : begun, Clock.GetUtcNow());
                wait = Advance(assembler, buffer.AsSpan(0, count));
                Raise(lastByte, begun);
                Judge(assembler.Overflows - overflows, assembler.Rejects - rejects);
            }
        }
        finally
        {
            // A plug pulled right after the beep: what came is still a scan.
            assembler.OnSilence(_scans);
            if (!stopping.IsCancellationRequested)
                Raise(lastByte, begun);
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

    private IScanAssembler Assembler(int? baud)
    {
        var framing = _framing ?? ScanFraming.Of(_options, Wire is EvdevAddress);
        return Wire switch
        {
            HidrawAddress => new HidPosAssembler(framing.Silence, framing.MaxBytes),
            EvdevAddress => new KeyboardAssembler(framing.Settle, framing.Silence, framing.MaxBytes),
            _ => new ScanAssembler(framing.SettleAt(baud), framing.Silence, framing.MaxBytes, framing.Suffix),
        };
    }

    private TimeSpan? Advance(IScanAssembler assembler, ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
            return assembler.Feed(bytes, _scans);
        assembler.OnSilence(_scans);
        return null;
    }

    /// <param name="at">UTC of the last byte.</param>
    /// <param name="begun">Timestamp of the first one.</param>
    private void Raise(DateTimeOffset at, long begun)
    {
        var scans = _scans.ToArray();
        _scans.Clear();
        foreach (var raw in scans)
        {
            var data = AimIdentifier.Strip(raw, out var aimId);
            LogScanned(_log, Id, raw.Length, aimId ?? "-");
            _rejectsInARow = 0;
            Counters.Succeeded(Clock.GetElapsedTime(begun));
            Report(ThingState.Online);
            var scan = new Scan(Id, raw, LabelText.Decode(data.Span, aimId), aimId, at);
            _awaited?.TrySetResult(scan);
            Scanned?.Invoke(scan);
        }
    }

    private void Judge(int overflows, int rejects)
    {
        for (var failed = overflows + rejects; failed > 0; failed--)
            Counters.Failed();
        if (overflows > 0)
        {
            LogBabble(_log, Id);
            Report(ThingState.Degraded, ScannerTroubles.Babble);
        }
        _rejectsInARow += rejects;
        if (rejects > 0 && _rejectsInARow >= ManyRejects)
            Report(ThingState.Degraded, Wire is EvdevAddress ? ScannerTroubles.Typist : ScannerTroubles.Garbled);
    }

    /// <inheritdoc />
    protected override Bilingual? PromptOf(HealthLevel level) =>
        level == HealthLevel.Interactive ? new("请用扫码枪扫任意一个码", "Scan any code with the scanner") : null;

    /// <inheritdoc />
    protected override async Task<HealthFinding> CheckAsync(HealthLevel level, CancellationToken stopping)
    {
        if (level == HealthLevel.External)
            return HealthFinding.NotSupported;
        if (Status is { State: ThingState.Offline or ThingState.Starting, Trouble: var trouble })
            return HealthFinding.Failed(trouble ?? LinkTroubles.Lost(Words));
        return level == HealthLevel.Internal
            ? HealthFinding.Passed(new("端口已打开；扫码枪本身好不好，要扫一个码才知道", "The port is open; only a scan shows whether the scanner is well"))
            : await AwaitScanAsync(stopping).ConfigureAwait(false);
    }

    /// <summary>The scan of a test counts like any other: nothing that was scanned is ever swallowed.</summary>
    private async Task<HealthFinding> AwaitScanAsync(CancellationToken stopping)
    {
        var awaited = _awaited = new TaskCompletionSource<Scan>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var scan = await awaited.Task.WaitAsync(PersonWithin, Clock, stopping).ConfigureAwait(false);
            return HealthFinding.Passed(new(
                $"扫到 {scan.Text.Length} 个字符，码制 {scan.AimId ?? "未告知"}", $"Scanned {scan.Text.Length} characters, symbology {scan.AimId ?? "not told"}"));
        }
        catch (TimeoutException)
        {
            return HealthFinding.Failed(ScannerTroubles.NothingScanned);
        }
        finally
        {
            _awaited = null;
        }
    }
}
