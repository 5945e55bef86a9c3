using System.Text;

namespace EdgeGateway.Devices.Virtual;

/// <summary>What a virtual scanner sends after a label.</summary>
public enum ScanSuffix
{
    None,
    Cr,
    Lf,
    CrLf,
    Etx,

    /// <summary>STX before, ETX after.</summary>
    StxEtx,
}

/// <summary>A bar code scanner in software.</summary>
public sealed class VirtualScanner(VirtualWire wire) : VirtualDevice(wire, defaultBaud: 115200)
{
    private int _heard;

    /// <summary>How scans end.</summary>
    public ScanSuffix Suffix { get; set; } = ScanSuffix.Cr;

    /// <summary>AIM identifier sent before every label, like <c>]Q1</c>; null: none.</summary>
    public string? AimId { get; set; }

    /// <summary>Bytes the other side sent; real scanners ignore them too.</summary>
    public int Heard => Volatile.Read(ref _heard);

    /// <summary>Scans a label. Returns when its last byte has left.</summary>
    public Task ScanAsync(ReadOnlyMemory<byte> label, CancellationToken stopping = default)
    {
        var (before, after) = Frame();
        return SendAsync((byte[])[.. before, .. Encoding.ASCII.GetBytes(AimId ?? ""), .. label.Span, .. after], stopping);
    }

    /// <summary>Scans a label whose text is UTF-8.</summary>
    public Task ScanAsync(string label, CancellationToken stopping = default) => ScanAsync(Encoding.UTF8.GetBytes(label), stopping);

    /// <summary>A scan that breaks off after <paramref name="count"/> bytes: no rest, no suffix.</summary>
    public Task ScanHalfAsync(ReadOnlyMemory<byte> label, int count, CancellationToken stopping = default) =>
        SendAsync(label[..count], stopping);

    /// <inheritdoc />
    protected override Task OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken stopping)
    {
        Interlocked.Add(ref _heard, bytes.Length);
        return Task.CompletedTask;
    }

    private (byte[] Before, byte[] After) Frame() => Suffix switch
    {
        ScanSuffix.Cr => ([], [0x0D]),
        ScanSuffix.Lf => ([], [0x0A]),
        ScanSuffix.CrLf => ([], [0x0D, 0x0A]),
        ScanSuffix.Etx => ([], [0x03]),
        ScanSuffix.StxEtx => ([0x02], [0x03]),
        _ => ([], []),
    };
}
