namespace EdgeGateway.Devices.Health;

/// <summary>What a device did since the gateway started.</summary>
/// <param name="On">How long it was online or degraded, by a clock that cannot jump.</param>
/// <param name="Good">Cards read, labels scanned, receipts printed.</param>
/// <param name="Failed">Reads, scans or receipts that came to nothing.</param>
/// <param name="Faults">How often it went offline.</param>
/// <param name="PaperEnds">How often its paper ended; always 0 without paper.</param>
public sealed record DeviceStatistics(TimeSpan On, long Good, long Failed, long Faults, long PaperEnds);
