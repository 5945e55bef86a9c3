using EdgeGateway.Protocols.EscPos;
using QRCoder;
using QRCoder.Exceptions;

namespace EdgeGateway.Devices.ReceiptPrinter.Painting;

/// <summary>QR codes as dots, for printers that draw none and for pictures of receipts.</summary>
internal static class QrDots
{
    /// <summary>White squares around the code. On paper the margin does the rest.</summary>
    private const int Quiet = 2;

    /// <summary>QRCoder's own quiet zone, which is part of its matrix.</summary>
    private const int Given = 4;

    /// <summary>Null when the data is more than a QR code holds.</summary>
    public static RasterImage? Draw(string data, int module)
    {
        try
        {
            using var generator = new QRCodeGenerator();
            using var code = generator.CreateQrCode(data, QRCodeGenerator.ECCLevel.M, forceUtf8: true, utf8BOM: false);
            var matrix = code.ModuleMatrix;
            var side = matrix.Count - (2 * Given) + (2 * Quiet);
            var skip = Given - Quiet;
            return side * module > RasterImage.Largest ? null : RasterImage.Of(side * module, side * module, (x, y) => matrix[(y / module) + skip][(x / module) + skip]);
        }
        catch (DataTooLongException)
        {
            return null;
        }
    }
}
