using System.Text.Json;

namespace EdgeGateway.Service.Delivery.Receipts;

/// <summary>
/// What a receiving platform says it has: every event up to <see cref="Watermark"/> except <see cref="Missing"/>.
/// Topic <c>eg/v1/&lt;gatewayId&gt;/receipt</c>.
/// </summary>
/// <param name="GatewayId">Whose events.</param>
/// <param name="Watermark">Highest event number the answer covers.</param>
/// <param name="Missing">Pairs [first, last], ascending, all at or below the watermark.</param>
/// <param name="Chain"><c>ok</c>, <c>broken at N</c> when the hash chain does not fit at event N, or <c>conflict at N</c> when two different events had that number.</param>
/// <param name="ConfirmedAt">UTC time of the platform's clock.</param>
internal sealed record Receipt(string GatewayId, long Watermark, IReadOnlyList<long[]> Missing, string Chain, DateTimeOffset ConfirmedAt)
{
    /// <summary>A receipt names at most this many ranges; the watermark is lowered to just before the first one left out.</summary>
    public const int MaxRanges = 200;

    /// <summary>How <see cref="Chain"/> begins when two boxes share one identity.</summary>
    public const string Conflict = "conflict at ";

    private const int MaxBytes = 64 * 1024;

    /// <summary>The receipt for a ledger that holds <paramref name="have"/>.</summary>
    public static Receipt Of(string gatewayId, RangeSet have, string chain, DateTimeOffset now)
    {
        var missing = new List<long[]>();
        foreach (var gap in have.Gaps(1, have.Max))
        {
            if (missing.Count == MaxRanges)
                return new Receipt(gatewayId, gap.From - 1, missing, chain, now);
            missing.Add([gap.From, gap.To]);
        }

        return new Receipt(gatewayId, have.Max, missing, chain, now);
    }

    /// <summary>Null and a reason when the bytes are no receipt for <paramref name="gatewayId"/>.</summary>
    public static (Receipt? Receipt, string? Problem) Read(ReadOnlySpan<byte> json, string gatewayId)
    {
        if (json.Length > MaxBytes)
            return (null, $"{json.Length} bytes");
        Receipt? receipt;
        try
        {
            receipt = JsonSerializer.Deserialize(json, DeliveryJson.Default.Receipt);
        }
        catch (JsonException e)
        {
            return (null, e.Message);
        }

        if (receipt?.Missing is null || receipt.GatewayId != gatewayId)
            return (null, "another gateway's, or incomplete");
        // No event has the largest number there is, and the one after it would be below zero.
        if (receipt.Watermark is < 0 or long.MaxValue || receipt.Missing.Count > MaxRanges || !Ascending(receipt.Missing, receipt.Watermark))
            return (null, "ranges out of order");
        return (receipt, null);
    }

    public RangeSet MissingSet() => new(Missing.Select(pair => new SeqRange(pair[0], pair[1])));

    private static bool Ascending(IReadOnlyList<long[]> pairs, long watermark)
    {
        long last = 0;
        foreach (var pair in pairs)
        {
            if (pair is not { Length: 2 } || pair[0] <= last || pair[1] < pair[0] || pair[1] > watermark)
                return false;
            last = pair[1];
        }

        return true;
    }
}
