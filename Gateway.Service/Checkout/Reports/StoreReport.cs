namespace EdgeGateway.Service.Checkout.Reports;

/// <summary>A report as a file, of a store or of a city box.</summary>
/// <param name="Period">What it covers.</param>
/// <param name="Body">CSV with mark.</param>
/// <param name="Sha256">Digest of <paramref name="Body"/>, 64 lower-case hex digits.</param>
/// <param name="Frozen">It lies in the journal; false: the period is not over, or nobody froze it yet.</param>
internal sealed record StoreReport(ReportPeriod Period, byte[] Body, string Sha256, bool Frozen);
