namespace EdgeGateway.Service.Checkout.Goods;

internal sealed partial class CatalogueDesk
{
    [LoggerMessage(LogLevel.Information, "till: catalogue '{Version}' with {Products} products is in effect (sha256 {Sha256})")]
    private partial void LogSwitched(string version, int products, string sha256);

    [LoggerMessage(LogLevel.Warning, "till: a new catalogue was refused, the old one stays: {Mistakes}")]
    private partial void LogRefused(string mistakes);

    [LoggerMessage(LogLevel.Warning, "till: the change of catalogue is in effect but not on record yet; see the journal's own trouble")]
    private partial void LogWaiting(Exception trouble);
}
