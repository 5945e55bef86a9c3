namespace EdgeGateway.Service.Delivery.Receipts;

/// <summary>
/// Decides which events to send again because the platform says it lacks them. Patient on purpose: a number is asked for only when the
/// broker acknowledged it before one receipt and every receipt for a while still lacks it, because until then it may be on its way.
/// Numbers above the watermark count only while the watermark stands still: a receiver that works through its backlog is not sent the
/// rest of it a second time.
/// </summary>
internal sealed class GapRequests(TimeSpan patience, TimeProvider clock)
{
    private static readonly TimeSpan MaxPatience = TimeSpan.FromMinutes(10);

    private RangeSet _suspects = new();
    private int _fruitless;
    private long _watermark = -1;
    private long _since;

    /// <param name="receipt">As it just came; one that the broker had kept proves nothing about now.</param>
    /// <param name="acknowledged">What the broker acknowledged so far.</param>
    /// <returns>What to send again now.</returns>
    public RangeSet On(Receipt receipt, RangeSet acknowledged)
    {
        var lacking = receipt.MissingSet();
        var above = new SeqRange(receipt.Watermark + 1, acknowledged.Max);
        if (receipt.Watermark == _watermark)
            lacking.Add(above);
        // Numbers that arrived meanwhile leave; new ones wait for the next round.
        _suspects = _suspects.Intersect(lacking);
        var first = _watermark < 0;
        _watermark = receipt.Watermark;
        if (!first && clock.GetElapsedTime(_since) < Patience)
            return new RangeSet();

        var again = _suspects;
        _fruitless = again.IsEmpty ? 0 : Math.Min(_fruitless + 1, 16);
        lacking.Add(above);
        _suspects = lacking.Intersect(acknowledged);
        _since = clock.GetTimestamp();
        return again;
    }

    // A receiver that never takes an event must not be sent it for ever at full speed.
    private TimeSpan Patience => patience * (1 << _fruitless) is var longer && longer < MaxPatience ? longer : MaxPatience;
}
