using System.Text.Json;

namespace EdgeGateway.Service.Delivery.Media;

/// <summary>What a receiving platform says about pictures: how many it has, and which it knows of and lacks. Topic <c>eg/v1/&lt;gatewayId&gt;/media-receipt</c>.</summary>
/// <param name="GatewayId">Whose pictures.</param>
/// <param name="Stored">How many it has.</param>
/// <param name="Missing">Told by an event some time ago and not there; the newest, at most <see cref="Most"/>.</param>
internal sealed record PictureReceipt(string GatewayId, long Stored, IReadOnlyList<LackedPicture> Missing)
{
    public const int Most = 200;

    private const int MaxBytes = 128 * 1024;

    /// <summary>Null for bytes that are no such receipt for this gateway.</summary>
    public static PictureReceipt? Read(ReadOnlySpan<byte> json, string gatewayId)
    {
        if (json.Length > MaxBytes)
            return null;
        try
        {
            return JsonSerializer.Deserialize(json, DeliveryJson.Default.PictureReceipt) is { Missing: { Count: <= Most } missing } receipt && receipt.GatewayId == gatewayId
                && missing.All(one => one?.Name is not null) ? receipt : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A picture the platform knows of and lacks.</summary>
internal sealed record LackedPicture(Guid CaseId, string Name);
