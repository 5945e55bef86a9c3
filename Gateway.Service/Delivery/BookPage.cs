using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Delivery.Quarantine;
using EdgeGateway.Service.Delivery.Receipts;

namespace EdgeGateway.Service.Delivery;

/// <summary>A glance at a destination's book.</summary>
/// <param name="Low">Everything up to here is settled.</param>
/// <param name="Settled">How many numbers are settled.</param>
/// <param name="Quarantined">How many are set aside.</param>
/// <param name="Receipt">The platform's last receipt, null when it never sent one.</param>
/// <param name="LastAcknowledged">UTC time of the last acknowledgement since start.</param>
internal sealed record BookPage(long Low, long Settled, long Quarantined, Receipt? Receipt, DateTimeOffset? LastAcknowledged)
{
    /// <summary>What the platform says it lacks, without <see cref="MissingGone"/>.</summary>
    public long Missing { get; init; }

    /// <summary>How often personal data was handed over to it.</summary>
    public long PersonalCount { get; init; }

    /// <summary>What it lacks and this box does not have either any more.</summary>
    public long MissingGone { get; init; }

    /// <summary>Lowest event number this destination may still ask for.</summary>
    public long NeededFrom { get; init; }
}

/// <summary>A book as the journal's file has it.</summary>
internal sealed record SavedBook(RangeSet Settled, Receipt? Receipt, IReadOnlyList<long> Quarantined, IReadOnlyList<long> ToResend)
{
    /// <summary>How often personal data was handed over before.</summary>
    public long PersonalCount { get; init; }

    /// <summary>Asked for again and not answered yet.</summary>
    public RangeSet Again { get; init; } = new();

    public static SavedBook Empty => new(new RangeSet(), null, [], []);
}

/// <summary>What of a book goes into the next commit.</summary>
internal sealed record BookChanges(string Id, string Settled, Receipt? Receipt, IReadOnlyList<QuarantineChange> Quarantine)
{
    /// <summary>Personal data handed over since the last commit.</summary>
    public IReadOnlyList<PersonalDataSent> Provided { get; init; } = [];

    /// <summary>Numbers to be sent again.</summary>
    public string Again { get; init; } = "";
}
