namespace EdgeGateway.Service.Journal;

/// <summary>Data of <c>gateway.clock.corrected.v1</c>.</summary>
/// <param name="BootId">Boot whose events it puts right.</param>
/// <param name="UptimeMs">When, on the clock that never jumps.</param>
/// <param name="WallBefore">What the wall clock would have shown without the correction.</param>
/// <param name="WallAfter">What it shows.</param>
/// <param name="StepMs">The difference, positive when it went forward; small when only the trust in it became better.</param>
/// <param name="Clock">Trust in <paramref name="WallAfter"/>: <c>synced</c>, <c>holdover</c>, <c>unset</c>.</param>
internal sealed record ClockCorrected(Guid BootId, long UptimeMs, DateTimeOffset WallBefore, DateTimeOffset WallAfter, long StepMs, string Clock);
