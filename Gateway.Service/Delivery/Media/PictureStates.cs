namespace EdgeGateway.Service.Delivery.Media;

/// <summary>Where a picture is on its way.</summary>
internal static class PictureStates
{
    public const string Waiting = "waiting";

    /// <summary>The platform confirmed every piece of it.</summary>
    public const string Delivered = "delivered";

    /// <summary>The platform will not take it as it is; a person may have it sent again.</summary>
    public const string Refused = "refused";

    /// <summary>It is not there any more, or there were too many.</summary>
    public const string Dropped = "dropped";
}
