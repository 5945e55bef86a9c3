namespace EdgeGateway.Protocols.Messages;

/// <summary>The kinds of thing that have a health state.</summary>
public static class ThingKinds
{
    public const string IdCardReader = "id-card-reader";
    public const string Scanner = "scanner";
    public const string ReceiptPrinter = "receipt-printer";
    public const string Camera = "camera";
    public const string Destination = "destination";
    public const string Journal = "journal";
    public const string Space = "space";
    public const string Broker = "broker";
    public const string Receiver = "receiver";
    public const string Certificate = "certificate";
    public const string BoxInput = "box-input";
}
