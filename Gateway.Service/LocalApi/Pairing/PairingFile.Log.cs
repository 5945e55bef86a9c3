namespace EdgeGateway.Service.LocalApi.Pairing;

internal sealed partial class PairingFile
{
    [LoggerMessage(LogLevel.Error, "local API: the list of paired pages {Path} cannot be read and is set aside as .broken; pair the pages again")]
    private partial void Unreadable(string path, Exception trouble);

    [LoggerMessage(LogLevel.Error, "local API: the list of paired pages {Path} cannot be written; pairings hold until the next start only. Check disk space and rights")]
    private partial void NotSaved(string path, Exception trouble);
}
