namespace EdgeGateway.Service.Cases.Keeping;

/// <summary>Clock and log of the <see cref="EvidenceKeeper"/>.</summary>
internal sealed record EvidenceKeeperSetup(TimeProvider Clock, ILogger<EvidenceKeeper> Log);
