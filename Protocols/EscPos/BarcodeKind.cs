namespace EdgeGateway.Protocols.EscPos;

/// <summary>Bar codes receipts need.</summary>
public enum BarcodeKind
{
    /// <summary>Any short text.</summary>
    Code128,

    /// <summary>Article number of 13 digits.</summary>
    Ean13,
}
