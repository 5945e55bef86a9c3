namespace EdgeGateway.Protocols.Barcodes;

/// <summary>Kind of bar code, as far as the AIM identifier of the scanner tells.</summary>
public enum Symbology
{
    Unknown,
    Ean,
    Code128,
    Interleaved2Of5,
    Code39,
    Codabar,
    Code93,
    Gs1DataBar,
    Pdf417,
    DataMatrix,
    QrCode,
    Aztec,
    HanXin,
    Msi,
    MaxiCode,

    /// <summary><c>]X</c>: each vendor uses it for something else.</summary>
    VendorDefined,
}
