namespace EdgeGateway.Service.Space;

internal sealed partial class SpaceWorker
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Space is short ({Reason}): {Count} {What} of class {Classes} deleted, {Bytes} bytes. Restore the link to the platforms or raise space.limitMegabytes")]
    private partial void LogDropped(SpaceReason reason, long count, SpaceWhat what, string classes, long bytes);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} events that every platform has were deleted ({Why}), {Bytes} bytes")]
    private partial void LogTidied(long count, string why, long bytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Space cannot be looked after at the moment: {Reason} It is tried again by itself")]
    private partial void LogCannot(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking after space failed and is tried again; report this with the log")]
    private partial void LogFailed(Exception failure);
}
