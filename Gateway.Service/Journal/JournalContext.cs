using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Journal;

/// <summary>What the journal gets from the rest of the program.</summary>
internal sealed record JournalContext(IReadOnlyList<SchemaModule> Modules, HealthRegistry Health, TimeProvider Clock, ILoggerFactory Logs)
{
    /// <summary>Does a time server steer the wall clock? Null when nobody knows.</summary>
    public Func<bool?> IsSynchronised { get; init; } = TimeServerState.Ask;

    public BootIdentity Boot { get; init; } = BootIdentity.Create();
}
