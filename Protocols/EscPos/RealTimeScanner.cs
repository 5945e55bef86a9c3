namespace EdgeGateway.Protocols.EscPos;

/// <summary>
/// Finds the requests a printer obeys on arrival, whatever else is being sent: DLE EOT n (status), DLE ENQ n (recover). They are
/// found inside picture data too, as in real printers.
/// </summary>
public sealed class RealTimeScanner
{
    private byte _before;
    private byte _last;

    /// <summary>Takes one byte.</summary>
    /// <returns>The request it completed: (04, n) or (05, n); null otherwise.</returns>
    public (byte Command, byte Argument)? Next(byte b)
    {
        var (before, last) = (_before, _last);
        (_before, _last) = (last, b);
        if (before != 0x10 || last is not (0x04 or 0x05) || b is < 1 or > 4)
            return null;
        (_before, _last) = (0, 0);
        return (last, b);
    }
}
