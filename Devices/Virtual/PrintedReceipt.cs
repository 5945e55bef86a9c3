using EdgeGateway.Devices.ReceiptPrinter.Painting;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.Virtual;

/// <summary>Paper that came out of a virtual printer.</summary>
/// <param name="At">UTC time it was cut or torn off.</param>
/// <param name="Paper">What stands on it.</param>
public sealed record PrintedReceipt(DateTimeOffset At, RenderedReceipt Paper)
{
    /// <summary>The lines as text.</summary>
    public IReadOnlyList<string> Lines => [.. Paper.Lines.Select(line => line.Text)];

    /// <summary>The paper as PNG.</summary>
    /// <param name="dots">Dots of the printer's line.</param>
    public byte[] Png(int dots) => ReceiptPicture.Png(Paper, dots);
}
