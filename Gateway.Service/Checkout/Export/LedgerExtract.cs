using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Checkout.Stock;

namespace EdgeGateway.Service.Checkout.Export;

/// <summary>The ledger of a period, masked: what an inspector takes away.</summary>
internal sealed record LedgerExtract
{
    public string Format { get; init; } = "edgegateway.ledger.v1";
    public required string StoreName { get; init; }
    public required string LicenceNumber { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>Highest event number the journal had: what came later is not in here.</summary>
    public required long UpToSeq { get; init; }

    /// <summary>Sales of the period, with everything that was taken back of them until now.</summary>
    public required IReadOnlyList<CommittedSale> Sales { get; init; }

    /// <summary>Cancellations and returns made in the period, also of older sales.</summary>
    public required IReadOnlyList<CommittedReversal> Reversals { get; init; }

    /// <summary>Older sales which those cancellations and returns belong to; not counted in the period.</summary>
    public IReadOnlyList<CommittedSale> EarlierSales { get; init; } = [];

    public required IReadOnlyList<StockReceivedData> Stock { get; init; }
}
