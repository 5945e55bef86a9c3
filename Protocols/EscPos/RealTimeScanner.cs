namespace EdgeGateway.Protocols.EscPos;

/// <summary>
/// Finds the requests a printer obeys on arrival, whatever else is being sent: DLE EOT n (status), DLE ENQ n (recover), DLE DC4 fn8
/// (clear). They are found inside picture data too, as in real printers.
/// </summary>
public sealed class RealTimeScanner
{
    private byte _before;
    private byte _last;
    private int _clearing;

    /// <summary>Takes one byte.</summary>
    /// <returns>The request it completed: (04, n), (05, n) or (14, 8); null otherwise.</returns>
    public (byte Command, byte Argument)? Next(byte b)
    {
        var clear = EscPosCommands.ClearBuffers;
        _clearing = b == clear[_clearing] ? _clearing + 1 : b == clear[0] ? 1 : 0;
        if (_clearing == clear.Length)
        {
            _clearing = 0;
            return (0x14, 8);
        }
        var (before, last) = (_before, _last);
        (_before, _last) = (last, b);
        if (before != 0x10 || last is not (0x04 or 0x05) || b is < 1 or > 4)
            return null;
        (_before, _last) = (0, 0);
        return (last, b);
    }
}
