using System.Globalization;

namespace EdgeGateway.Service.Delivery;

/// <summary>Event numbers <see cref="From"/> to <see cref="To"/>, both included.</summary>
internal readonly record struct SeqRange(long From, long To)
{
    public long Count => To - From + 1;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out SeqRange range)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        range = default;
        if (!long.TryParse(dash < 0 ? text : text[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var from))
            return false;
        var to = from;
        if (dash >= 0 && !long.TryParse(text[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out to))
            return false;
        range = new SeqRange(from, to);
        return from >= 1 && to >= from && to < long.MaxValue;
    }

    public override string ToString() => From == To ? $"{From}" : $"{From}-{To}";
}
