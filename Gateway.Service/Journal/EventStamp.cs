using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Journal;

/// <summary>When something was committed, as far as the box knows.</summary>
/// <param name="Time">UTC wall clock, whole milliseconds.</param>
/// <param name="UptimeMs">Milliseconds since the process started, on a clock that never jumps.</param>
/// <param name="Clock">How far <paramref name="Time"/> can be trusted.</param>
internal readonly record struct EventStamp(DateTimeOffset Time, long UptimeMs, ClockState Clock);
