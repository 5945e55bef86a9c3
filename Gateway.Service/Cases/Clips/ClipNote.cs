using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Cases.Clips;

/// <summary>What became of a case's clip.</summary>
/// <param name="State"><c>cutting</c>, <c>attached</c> or <c>failed</c>.</param>
/// <param name="Reason">Why there is none; null unless it failed.</param>
public sealed record ClipNote(string State, Bilingual? Reason = null)
{
    public const string Cutting = "cutting";
    public const string Attached = "attached";
    public const string Failed = "failed";

    /// <summary>The film of before a restart is gone with it.</summary>
    internal static ClipNote Interrupted { get; } = new(Failed, new Bilingual("剪辑时网关停止，录像已不在。", "The gateway stopped while the clip was being cut; the film is gone."));

    internal static ClipNote NoRoom(string trouble) => new(Failed, new Bilingual($"片段写不到磁盘：{trouble}", $"The clip cannot be written to the disk: {trouble}"));
}
