namespace EdgeGateway.Service.Delivery.Media;

/// <summary>Values of <see cref="StillOptions.Mode"/>.</summary>
internal static class StillModes
{
    public const string None = "none";
    public const string Mqtt = "mqtt";
    public const string Http = "http";
    public const string File = "file";
}
