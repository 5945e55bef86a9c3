namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>Why a receipt may be called printed, or probably printed.</summary>
public enum PrintProof
{
    /// <summary>Nobody said so.</summary>
    None,

    /// <summary>GS r was answered behind the data and no error followed: processed, so probably printed.</summary>
    Processed,

    /// <summary>GS ( H fn48 came back with the job's id: printed.</summary>
    Completed,
}
