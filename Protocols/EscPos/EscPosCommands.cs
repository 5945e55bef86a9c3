using System.Text;

namespace EdgeGateway.Protocols.EscPos;

/// <summary>Requests for an answer. Never put one inside another command; see <see cref="EncodedReceipt.Boundaries"/>.</summary>
public static class EscPosCommands
{
    /// <summary>Initialise: clears line and modes, keeps what is in the receive buffer.</summary>
    public static ReadOnlySpan<byte> Initialise => [0x1B, 0x40];

    /// <summary>GS r 1: answered with one byte once all data before it was processed.</summary>
    public static ReadOnlySpan<byte> BufferedStatus => [0x1D, 0x72, 0x01];

    /// <summary>GS a FF: four bytes after every change.</summary>
    public static ReadOnlySpan<byte> AutoStatusOn => [0x1D, 0x61, 0xFF];

    /// <summary>GS a 0.</summary>
    public static ReadOnlySpan<byte> AutoStatusOff => [0x1D, 0x61, 0x00];

    /// <summary>DLE ENQ 2: forget what waits and go on, in real time.</summary>
    public static ReadOnlySpan<byte> ClearAndRecover => [0x10, 0x05, 0x02];

    /// <summary>DLE DC4 fn8: forget what waits, in real time; answered with 37 25 00. Not confirmed by a primary text we have.</summary>
    public static ReadOnlySpan<byte> ClearBuffers => [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];

    /// <summary>DLE EOT n: answered at once with one byte, on serial lines even offline and with a full buffer.</summary>
    public static byte[] RealTimeStatus(StatusSubject subject) => [0x10, 0x04, (byte)subject];

    /// <summary>GS ( H fn48: answered with the id when the printing before it is completed.</summary>
    public static byte[] Completion(CompletionId id) => [0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, .. Encoding.ASCII.GetBytes(id.Text)];
}
