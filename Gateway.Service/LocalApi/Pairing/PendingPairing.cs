namespace EdgeGateway.Service.LocalApi.Pairing;

/// <summary>A page that waits for the clerk to copy the code.</summary>
/// <param name="Page">What it will be.</param>
/// <param name="Code">Six digits, shown on the till page and nowhere else.</param>
/// <param name="Expires">By the gateway's session clock, in ms.</param>
/// <param name="TriesLeft">Wrong codes it may still send.</param>
internal sealed record PendingPairing(PairedPage Page, string Code, long Expires, int TriesLeft);
