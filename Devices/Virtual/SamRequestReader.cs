using EdgeGateway.Protocols.Framing;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.Virtual;

/// <summary>What a virtual reader heard.</summary>
/// <param name="Command">CMD and Para; meaningless with a complaint.</param>
/// <param name="Complaint">Status byte to answer when the frame itself is wrong, null when it is right.</param>
internal readonly record struct SamRequest(SamCommand Command, byte? Complaint);

/// <summary>Cuts the bytes that a host sends into commands, as a reader does: complains about length and checksum.</summary>
internal sealed class SamRequestReader
{
    private const int LongestBody = 64;
    private readonly List<byte> _bytes = [];

    public IEnumerable<SamRequest> Feed(ReadOnlyMemory<byte> bytes)
    {
        _bytes.AddRange(bytes.Span);
        while (TryCut(out var request))
            yield return request;
    }

    public void Reset() => _bytes.Clear();

    private bool TryCut(out SamRequest request)
    {
        request = default;
        var all = _bytes.ToArray().AsSpan();
        var start = all.IndexOf(SamFrame.Preamble);
        if (start < 0)
        {
            _bytes.RemoveRange(0, Math.Max(0, all.Length - (SamFrame.Preamble.Length - 1)));
            return false;
        }
        if (all.Length < start + SamFrame.HeaderLength)
            return false;
        var length = (all[start + 5] << 8) | all[start + 6];
        if (length is < 3 or > LongestBody)
        {
            _bytes.RemoveRange(0, start + SamFrame.HeaderLength);
            request = new SamRequest(default, SamStatus.BadLength);
            return true;
        }
        if (all.Length < start + SamFrame.HeaderLength + length)
            return false;
        var body = all.Slice(start + SamFrame.HeaderLength, length);
        var right = Checksums.Xor(all.Slice(start + 5, length + 2)) == 0;
        request = new SamRequest((SamCommand)((body[0] << 8) | body[1]), right ? null : SamStatus.BadChecksum);
        _bytes.RemoveRange(0, start + SamFrame.HeaderLength + length);
        return true;
    }
}
