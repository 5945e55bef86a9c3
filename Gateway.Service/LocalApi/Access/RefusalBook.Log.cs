namespace EdgeGateway.Service.LocalApi.Access;

internal sealed partial class RefusalBook
{
    [LoggerMessage(LogLevel.Warning, "local API: {Origin} refused at {Path}: {Code} (and {More} more since the last line); if this page is yours, see localApi.pages")]
    private partial void Refused(string origin, string path, string code, long more);
}
