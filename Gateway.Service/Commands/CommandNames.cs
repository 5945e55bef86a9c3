namespace EdgeGateway.Service.Commands;

/// <summary>All commands this program knows, for the allow-list in the configuration. A room that adds a command adds its name here.</summary>
internal static class CommandNames
{
    public const string Ping = "ping";
    public const string Status = "status";
    public const string Resend = "resend";
    public const string ReloadConfiguration = "reload-configuration";
    public const string TakeSnapshot = "take-snapshot";
    public const string RestartDevice = "restart-device";
    public const string ApplyConfiguration = "apply-configuration";
    public const string ImportCatalogue = "import-catalogue";

    public static IReadOnlyList<string> All { get; } = [Ping, Status, Resend, ReloadConfiguration, TakeSnapshot, RestartDevice, ApplyConfiguration, ImportCatalogue];
}
