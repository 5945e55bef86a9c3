using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Journal;

/// <summary>An event in the journal without its body: enough to decide whether it may go.</summary>
internal readonly record struct KeptEvent(long Seq, EventClass Class, long Bytes);
