namespace EdgeGateway.Service.Checkout.Identity;

internal sealed partial class KeyWatch
{
    [LoggerMessage(LogLevel.Information, "till: identities are sealed under store key {Id}; keep a copy of {File} in a safe place, without it nobody can read them")]
    private partial void LogKeep(string id, string file);

    [LoggerMessage(LogLevel.Error, "till: identities sealed under store key {Old} cannot be read with the present key {Present}; put the old key file back from the backup")]
    private partial void LogForeign(string old, string present);

    [LoggerMessage(LogLevel.Warning, "till: the journal cannot be read yet, old store keys were not looked for; see the journal's own trouble")]
    private partial void LogLater();
}
