using EdgeGateway.Protocols.Barcodes;

namespace EdgeGateway.Protocols.Hid;

/// <summary>One scanned-data report of a HID POS scanner (usage page 8C).</summary>
/// <param name="AimId">AIM identifier like <c>]Q1</c>; null when the scanner sends none.</param>
/// <param name="Data">At most 56 bytes of the label.</param>
/// <param name="Symbology">The maker's own symbology byte; 0 when the report has none.</param>
/// <param name="Continued">More of the same label comes in the next report.</param>
public sealed record HidPosReport(string? AimId, ReadOnlyMemory<byte> Data, byte Symbology, bool Continued)
{
    /// <summary>Report number of scanned data.</summary>
    public const byte ReportId = 0x02;

    /// <summary>Bytes of a report with its number, as nearly all scanners send them.</summary>
    public const int UsualLength = 64;

    /// <summary>Most bytes of a label in one report.</summary>
    public const int MostData = 56;

    private const int AimLength = 3;

    // Counted from the AIM identifier on, because some scanners shift everything by one.
    private const int SymbologyAfterAim = 59, ContinuedAfterAim = 61;

    /// <summary>
    /// Reads a report as the operating system gives it: report number, count, AIM identifier, data, symbology, continuation. Where the
    /// identifier starts is found out from the report: at 2 as a rule, at 3 in scanners that shift, at 1 in those that leave the number away.
    /// </summary>
    /// <returns>Null for other reports and for counts that cannot be.</returns>
    public static HidPosReport? TryRead(ReadOnlySpan<byte> report)
    {
        var aim = AimAt(report);
        if (aim < 0)
            return null;
        var count = report[aim - 1];
        var start = aim + AimLength;
        if (count > MostData || start + count > report.Length)
            return null;
        _ = AimIdentifier.Strip(report.Slice(aim, AimLength).ToArray(), out var aimId);
        var symbology = report.Length > aim + SymbologyAfterAim ? report[aim + SymbologyAfterAim] : (byte)0;
        return new HidPosReport(aimId, report.Slice(start, count).ToArray(), symbology, IsContinued(report, aim, count));
    }

    // A shifted report of the usual length has no room for the flag: a full report may go on, silence says that it does not.
    private static bool IsContinued(ReadOnlySpan<byte> report, int aim, int count) =>
        report.Length > aim + ContinuedAfterAim ? report[aim + ContinuedAfterAim] != 0 : count == MostData;

    private static int AimAt(ReadOnlySpan<byte> report)
    {
        if (report.Length < 3 + AimLength)
            return -1;
        var numbered = report[0] == ReportId;
        if (numbered && IsAim(report, 2))
            return 2;
        if (numbered && IsAim(report, 3))
            return 3;
        if (IsAim(report, 1) && report[0] <= MostData)
            return 1;
        if (!numbered)
            return -1;
        // No identifier at all: its three bytes are zero, and the count stands before them.
        return report[1] == 0 && report[2] is > 0 and <= MostData ? 3 : 2;
    }

    private static bool IsAim(ReadOnlySpan<byte> report, int at) =>
        report[at] == ']' && char.IsAsciiLetter((char)report[at + 1]) && char.IsAsciiLetterOrDigit((char)report[at + 2]);
}
