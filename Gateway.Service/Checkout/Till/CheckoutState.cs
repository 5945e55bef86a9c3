using System.Collections.Immutable;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>Everything the till shows, in one immutable value. Masked: it goes to the page and over the API.</summary>
public sealed record CheckoutState
{
    /// <summary>Grows with every change.</summary>
    public required long Version { get; init; }

    public required NextStep Next { get; init; }

    /// <summary>Why the sale cannot be completed yet; null when it can.</summary>
    public Bilingual? Because { get; init; }

    public BuyerView? Buyer { get; init; }
    public required ImmutableArray<LineView> Lines { get; init; }
    public required long TotalFen { get; init; }
    public string? Purpose { get; init; }

    /// <summary>How the buyer can be reached, masked.</summary>
    public string? Contact { get; init; }

    /// <summary>True when something in the basket needs a purpose.</summary>
    public required bool PurposeNeeded { get; init; }

    /// <summary>The buyer's quotas this season; empty when nothing is known of him.</summary>
    public ImmutableArray<QuotaView> Quotas { get; init; } = [];

    /// <summary>The basket goes beyond a quota, with or without a reason.</summary>
    public bool QuotaExceeded { get; init; }

    public string? QuotaReason { get; init; }

    /// <summary>The next scan is the code to bind to the buyer.</summary>
    public bool Binding { get; init; }

    /// <summary>Products to choose from; empty when there is no choice to make.</summary>
    public ImmutableArray<ChoiceView> Choices { get; init; } = [];

    public Notice? Notice { get; init; }

    /// <summary>A cleared basket can still be brought back.</summary>
    public bool CanUndo { get; init; }

    /// <summary>A sale is being written.</summary>
    public bool Working { get; init; }

    /// <summary>Why the last sale could not be written; null when it could.</summary>
    public Trouble? Trouble { get; init; }
}

/// <summary>The buyer, masked.</summary>
public sealed record BuyerView(string Name, string Number, Bilingual Document, bool Expired)
{
    /// <summary>Known by a bound card or code, not by the document itself.</summary>
    public bool ByMedium { get; init; }
}

/// <summary>One quota of the buyer, in kilograms.</summary>
public sealed record QuotaView(Measure Measure, Bilingual Name, decimal AllowedKg, decimal RemainingKg, decimal BasketKg, bool Exceeded);

/// <summary>One line of the basket.</summary>
public sealed record LineView
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string? RegistrationNumber { get; init; }
    public required string Producer { get; init; }
    public required string Specification { get; init; }
    public required string Unit { get; init; }
    public required int Quantity { get; init; }
    public required int PriceFen { get; init; }
    public required long AmountFen { get; init; }

    /// <summary>How many units of it were scanned one by one.</summary>
    public required int Traced { get; init; }

    public required bool Restricted { get; init; }
    public required bool Selected { get; init; }
}

/// <summary>One of several products a label may stand for.</summary>
public sealed record ChoiceView(string Code, string Name, string Specification, string Producer);
