namespace EdgeGateway.Service.Cases.Keeping;

/// <summary>A case with pictures on disk, as far as it matters for keeping them.</summary>
/// <param name="Id">The case.</param>
/// <param name="State">One of <see cref="CaseStates"/>.</param>
/// <param name="Class">What it became; decides how long.</param>
/// <param name="ChangedAt">UTC of its latest step.</param>
/// <param name="DecidedAt">UTC of its discovery; names its folder.</param>
/// <param name="Seq">Its filing event; null when platforms know nothing of it.</param>
/// <param name="Bytes">Of all its pictures.</param>
internal sealed record KeptCase(Guid Id, string State, KeepClass Class, DateTimeOffset ChangedAt, DateTimeOffset DecidedAt, long? Seq, long Bytes);
