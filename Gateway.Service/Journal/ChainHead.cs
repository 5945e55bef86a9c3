using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Journal;

/// <summary>Where the chain stands: what the next event continues.</summary>
/// <param name="Seq">Number of the newest event, 0 when there is none.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="TotalBytes">Bytes of all bodies ever written, also of those deleted since.</param>
internal readonly record struct ChainHead(long Seq, string Hash, long TotalBytes)
{
    public static ChainHead Start { get; } = new(0, HashChain.Start, 0);
}
