using System.ComponentModel.DataAnnotations;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Delivery.Filter;

/// <summary>Which events a destination gets. A change counts for events that were not handled yet.</summary>
public sealed class FilterOptions
{
    /// <summary>Event types it gets: full names, or patterns with a star like <c>store.sale.*</c>. Empty: all.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Only events that are at least this important: <c>sale</c>, <c>case</c>, <c>change</c>, <c>telemetry</c> (all).</summary>
    public EventClass MinimumClass { get; init; } = EventClass.Telemetry;

    /// <summary>Where a destination begins that was not there before.</summary>
    public StartAt Start { get; init; } = StartAt.Beginning;
}

/// <summary>Where a new destination begins.</summary>
public enum StartAt
{
    /// <summary>With the oldest event the journal still has.</summary>
    Beginning,

    /// <summary>With the first event after the gateway saw this destination for the first time.</summary>
    Now,
}
