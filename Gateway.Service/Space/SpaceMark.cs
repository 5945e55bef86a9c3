namespace EdgeGateway.Service.Space;

/// <summary>How far the journal was at some age of this box: written about once an hour.</summary>
/// <param name="Age">Seconds this box can vouch for since the first mark, see <see cref="AgeClock"/>.</param>
/// <param name="Seq">Newest event then.</param>
/// <param name="Written">Bytes of all events written until then.</param>
/// <param name="Wall">Unix milliseconds on the wall clock.</param>
/// <param name="Synced">A time server had set it.</param>
internal sealed record SpaceMark(long Age, long Seq, long Written, long Wall, bool Synced);
