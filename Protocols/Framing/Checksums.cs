namespace EdgeGateway.Protocols.Framing;

/// <summary>Checksums of byte protocols.</summary>
public static class Checksums
{
    /// <summary>Exclusive or of all bytes; 0 for none.</summary>
    public static byte Xor(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0;
        foreach (var value in bytes)
            sum ^= value;
        return sum;
    }
}
