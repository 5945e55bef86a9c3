namespace EdgeGateway.Service.Journal;

/// <summary>Data of <c>gateway.journal.replaced.v1</c>, the first event of a journal that had to start anew.</summary>
/// <param name="SetAside">Name of the old file that was kept; null when there was none any more.</param>
/// <param name="LastKnownSeq">Newest number that could be read in the old file; null when nothing could be read.</param>
/// <param name="FirstSeq">Number of this event. Numbers between the two may have been used and lost, or never used.</param>
internal sealed record JournalReplaced(string? SetAside, long? LastKnownSeq, long FirstSeq);
