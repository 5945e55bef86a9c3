using System.Text;
using EdgeGateway.Protocols.Hid;

namespace EdgeGateway.Devices.Scanner;

/// <summary>
/// Reports of a HID POS scanner to scans. A report says itself whether the label goes on, so silence ends a scan only when its next
/// report never came. Pure.
/// </summary>
/// <param name="silence">Longest pause between two reports of one label.</param>
/// <param name="maxBytes">Longer scans are thrown away up to their last report.</param>
internal sealed class HidPosAssembler(TimeSpan silence, int maxBytes) : IScanAssembler
{
    private readonly List<byte> _label = [];
    private string? _aimId;
    private bool _begun;
    private bool _overflowing;

    /// <inheritdoc />
    public int Overflows { get; private set; }

    /// <inheritdoc />
    public int Rejects { get; private set; }

    /// <summary>Takes what one read gave: one report, or several of the usual length that waited together.</summary>
    public TimeSpan? Feed(ReadOnlySpan<byte> bytes, ICollection<ReadOnlyMemory<byte>> scans)
    {
        var length = bytes.Length % HidPosReport.UsualLength == 0 ? HidPosReport.UsualLength : bytes.Length;
        for (; !bytes.IsEmpty; bytes = bytes[length..])
            Take(bytes[..length], scans);
        return _begun ? silence : null;
    }

    /// <inheritdoc />
    public void OnSilence(ICollection<ReadOnlyMemory<byte>> scans) => Finish(scans);

    private void Take(ReadOnlySpan<byte> bytes, ICollection<ReadOnlyMemory<byte>> scans)
    {
        if (HidPosReport.TryRead(bytes) is not { } report)
        {
            // Battery and button reports have other numbers and are nobody's fault.
            Rejects += bytes[0] == HidPosReport.ReportId ? 1 : 0;
            return;
        }
        if (!_begun)
            (_begun, _aimId) = (true, report.AimId);
        if (_label.Count + report.Data.Length <= maxBytes)
            _label.AddRange(report.Data.Span);
        else
            _overflowing = true;
        if (!report.Continued)
            Finish(scans);
    }

    private void Finish(ICollection<ReadOnlyMemory<byte>> scans)
    {
        var label = _label.ToArray().AsSpan().TrimEnd("\r\n"u8);
        if (_overflowing)
            Overflows++;
        else if (!label.IsEmpty)
            scans.Add((byte[])[.. Encoding.ASCII.GetBytes(_aimId ?? ""), .. label]);
        _label.Clear();
        (_begun, _overflowing, _aimId) = (false, false, null);
    }
}
