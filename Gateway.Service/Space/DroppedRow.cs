using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Space;

/// <summary>One line of the count of what was lost.</summary>
/// <param name="Reason"><c>limit</c> or <c>disk</c>.</param>
/// <param name="What"><c>events</c>, or the folder it was taken from.</param>
/// <param name="Class">Class.</param>
/// <param name="Count">How many since the box began.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="ToldCount">How many of them an event has told.</param>
/// <param name="ToldBytes">Their bytes.</param>
/// <param name="Untold">Numbers of the rest.</param>
internal sealed record DroppedRow(string Reason, string What, EventClass Class, long Count, long Bytes, long ToldCount, long ToldBytes, string Untold)
{
    public const string Events = "events";

    public static string NameOf(SpaceReason reason) => reason == SpaceReason.Limit ? "limit" : "disk";
}
