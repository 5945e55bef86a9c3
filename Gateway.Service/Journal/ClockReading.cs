using System.Buffers.Binary;

namespace EdgeGateway.Service.Journal;

/// <summary>What the system says about its clock.</summary>
/// <param name="Synced">A time server steers it; null when the system does not tell.</param>
/// <param name="OffsetSeconds">What is still to be put right.</param>
/// <param name="MostErrorSeconds">Most that it may be wrong.</param>
internal sealed record ClockReading(bool? Synced, double? OffsetSeconds, double? MostErrorSeconds)
{
    private const int NanosecondsStatus = 0x2000;

    public static ClockReading Unknown { get; } = new(null, null, null);

    /// <summary>Reads Linux' <c>struct timex</c> as 64-bit systems lay it out; others tell only whether it is steered.</summary>
    /// <param name="timex">What adjtimex(2) filled in.</param>
    /// <param name="synced">What it returned.</param>
    /// <param name="wide">A 64-bit system.</param>
    public static ClockReading Of(ReadOnlySpan<byte> timex, bool synced, bool wide)
    {
        if (!wide)
            return new(synced, null, null);
        var unit = (BinaryPrimitives.ReadInt32LittleEndian(timex[40..]) & NanosecondsStatus) != 0 ? 1e-9 : 1e-6;
        var offset = BinaryPrimitives.ReadInt64LittleEndian(timex[8..]) * unit;
        return new(synced, offset, BinaryPrimitives.ReadInt64LittleEndian(timex[24..]) * 1e-6);
    }
}
