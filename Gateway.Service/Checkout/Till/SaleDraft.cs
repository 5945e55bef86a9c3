using System.Collections.Immutable;
using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>A sale that is not one yet: who, what, what for. Immutable; every change is a new draft.</summary>
internal sealed record SaleDraft
{
    public static readonly SaleDraft Empty = new();

    public ImmutableArray<DraftLine> Lines { get; init; } = [];
    public Buyer? Buyer { get; init; }
    public string? Purpose { get; init; }

    /// <summary>How the buyer can be reached, in clear; null when he did not say. Goes with the buyer.</summary>
    public string? Contact { get; init; }

    /// <summary>Why the sale goes on beyond the buyer's quota; null when nobody said so.</summary>
    public string? QuotaReason { get; init; }

    /// <summary>Line the plus and minus keys work on: the last one touched. -1 with an empty basket.</summary>
    public int Selected { get; init; } = -1;

    public long TotalFen => Lines.Sum(line => line.AmountFen);

    public bool IsEmpty => Lines.IsEmpty && Buyer is null && Purpose is null;

    public bool HasTraceCode(string code) => Lines.Any(line => line.TraceCodes.Contains(code));

    /// <summary>One more unit; a product already in the basket gets a higher quantity, not a second line.</summary>
    public SaleDraft Add(Product product, string? traceCode = null)
    {
        var at = IndexOf(product);
        if (at < 0)
            return this with { Lines = Lines.Add(new DraftLine(product, 1, traceCode is null ? [] : [traceCode])), Selected = Lines.Length };
        var line = Lines[at];
        var grown = line with
        {
            Quantity = Math.Min(line.Quantity + 1, DraftLine.MaxQuantity),
            TraceCodes = traceCode is null ? line.TraceCodes : line.TraceCodes.Add(traceCode),
        };
        return this with { Lines = Lines.SetItem(at, grown), Selected = at };
    }

    /// <summary>Changes a quantity; down to nothing removes the line. Surplus trace codes go, the last scanned first.</summary>
    public SaleDraft Adjust(int index, int delta)
    {
        if (index < 0 || index >= Lines.Length)
            return this;
        var line = Lines[index];
        var quantity = Math.Clamp(line.Quantity + delta, 0, DraftLine.MaxQuantity);
        if (quantity == 0)
            return Remove(index);
        var codes = line.TraceCodes.Length > quantity ? line.TraceCodes[..quantity] : line.TraceCodes;
        return this with { Lines = Lines.SetItem(index, line with { Quantity = quantity, TraceCodes = codes }), Selected = index };
    }

    public SaleDraft Remove(int index) =>
        index < 0 || index >= Lines.Length ? this : this with { Lines = Lines.RemoveAt(index), Selected = Math.Min(Selected, Lines.Length - 2) };

    public SaleDraft Select(int index) => Lines.IsEmpty ? this : this with { Selected = Math.Clamp(index, 0, Lines.Length - 1) };

    /// <summary>
    /// Puts back a draft whose commit failed, under what came in meanwhile: nothing of either is lost, the newer buyer and purpose win.
    /// </summary>
    public SaleDraft Under(SaleDraft newer)
    {
        var merged = newer.Lines.Aggregate(this, (sum, line) => sum.Merge(line));
        return merged with { Buyer = newer.Buyer ?? Buyer, Contact = newer.Contact ?? Contact, Purpose = newer.Purpose ?? Purpose, QuotaReason = newer.QuotaReason ?? QuotaReason };
    }

    private SaleDraft Merge(DraftLine line)
    {
        var at = IndexOf(line.Product);
        if (at < 0)
            return this with { Lines = Lines.Add(line), Selected = Lines.Length };
        var mine = Lines[at];
        var sum = mine with { Quantity = Math.Min(mine.Quantity + line.Quantity, DraftLine.MaxQuantity), TraceCodes = mine.TraceCodes.AddRange(line.TraceCodes) };
        return this with { Lines = Lines.SetItem(at, sum), Selected = at };
    }

    private int IndexOf(Product product)
    {
        for (var i = 0; i < Lines.Length; i++)
        {
            if (Lines[i].Product.Code == product.Code)
                return i;
        }
        return -1;
    }
}
