using System.Reflection;

namespace EdgeGateway.Service.Verbs;

internal static class VersionVerb
{
    /// <summary>Version of this build, like <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(VersionVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    public static async Task<int> RunAsync(CommandLine line)
    {
        await Console.Out.WriteLineAsync(Version);
        return ExitCodes.Done;
    }
}
