namespace EdgeGateway.Protocols.Messages;

/// <summary>CloudEvents <c>type</c> values of the gateway: noun, past participle, schema version.</summary>
public static class EventTypes
{
    public const string SaleRecorded = "store.sale.recorded.v1";
    public const string SaleRefused = "store.sale.refused.v1";
    public const string SaleCancelled = "store.sale.cancelled.v1";
    public const string SaleReturned = "store.sale.returned.v1";
    public const string StockReceived = "store.stock.received.v1";
    public const string CertificateIssued = "store.certificate.issued.v1";
    public const string IdentityRead = "store.identity.read.v1";
    public const string IdentityRevealed = "store.identity.revealed.v1";
    public const string IdentityShredded = "store.identity.shredded.v1";
    public const string MediumBound = "store.medium.bound.v1";
    public const string MediumUnbound = "store.medium.unbound.v1";
    public const string CatalogueChanged = "store.catalogue.changed.v1";
    public const string IdentityShared = "store.identity.shared.v1";
    public const string PagePaired = "store.page.paired.v1";
    public const string PageUnpaired = "store.page.unpaired.v1";
    public const string InspectionReported = "store.inspection.reported.v1";
    public const string CaseFiled = "city.case.filed.v1";
    public const string CaseUpdated = "city.case.updated.v1";
    public const string CameraFault = "city.camera.fault.v1";
    public const string DeviceChanged = "gateway.device.changed.v1";
    public const string AlertRaised = "gateway.alert.raised.v1";
    public const string AlertResolved = "gateway.alert.resolved.v1";
    public const string GatewayStarted = "gateway.started.v1";
    public const string ConfigurationChanged = "gateway.configuration.changed.v1";
    public const string ClockCorrected = "gateway.clock.corrected.v1";
    public const string CommandExecuted = "gateway.command.executed.v1";
    public const string EventsDropped = "gateway.events.dropped.v1";
    public const string JournalReplaced = "gateway.journal.replaced.v1";
}
