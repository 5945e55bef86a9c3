namespace EdgeGateway.Service.Delivery;

/// <summary>Values of <see cref="DestinationOptions.Kind"/>.</summary>
internal static class DestinationKinds
{
    public const string Mqtt5 = "mqtt5";
    public const string Mqtt311 = "mqtt311";
    public const string Http = "http";
    public const string File = "file";

    /// <summary>Kinds that talk to a broker.</summary>
    public static bool IsMqtt(string kind) => kind is Mqtt5 or Mqtt311;
}
