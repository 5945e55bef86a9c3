using System.Buffers.Binary;

namespace EdgeGateway.Protocols.IdCard;

/// <summary>
/// Follows one answer of a USB reader through its pipes: which pipe to read next, and when the answer is whole. The bytes themselves go
/// to <see cref="SamParser"/>, which judges them. Pure.
/// </summary>
public sealed class SamUsbAnswer(SamUsbPipes pipes)
{
    private readonly byte[] _header = new byte[SamFrame.HeaderLength];
    private int _headerCount;
    private int _missing;

    /// <summary>Pipe the next bytes come from.</summary>
    public byte Pipe => pipes.IsSplit && _headerCount == _header.Length ? pipes.BodyIn : pipes.HeaderIn;

    /// <summary>The whole answer was taken.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Takes what a transfer from <see cref="Pipe"/> gave: any number of bytes.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        while (_headerCount < _header.Length && !bytes.IsEmpty)
        {
            _header[_headerCount++] = bytes[0];
            bytes = bytes[1..];
            if (_headerCount == _header.Length)
                ReadHeader();
        }
        if (_headerCount < _header.Length)
            return;
        _missing -= bytes.Length;
        IsWhole = _missing <= 0;
    }

    /// <summary>What is no header is shifted out byte by byte: an extra AA, or the rest of an answer that nobody waited for.</summary>
    private void ReadHeader()
    {
        if (_header.AsSpan().StartsWith(SamFrame.Preamble))
        {
            _missing = BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(SamFrame.Preamble.Length));
            return;
        }
        _header.AsSpan(1).CopyTo(_header);
        _headerCount--;
    }
}
