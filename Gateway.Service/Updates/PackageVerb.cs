using System.Security.Cryptography;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Updates;

/// <summary>For the makers: the very program that is packed packs itself, so its version and its tables cannot be named wrongly.</summary>
internal static class PackageVerb
{
    public const string Usage = "--key FILE --out FILE";

    /// <summary><c>package --key PRIVATE.pem --out FILE</c>: this program's folder as a signed update package.</summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        if (line.Switches.GetValueOrDefault("key") is not { } keyFile || line.Switches.GetValueOrDefault("out") is not { } output)
        {
            await Console.Error.WriteLineAsync("package " + Usage);
            return ExitCodes.BadUsage;
        }

        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(await File.ReadAllTextAsync(keyFile));
            var about = new PackageManifest(PackageManifest.OurProduct, VersionVerb.Version, TimeProvider.System.GetUtcNow(), SchemaStep.Ours, []);
            await using var file = File.Create(output);
            PackageWriter.Write(AppContext.BaseDirectory, about, key, file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return ExitCodes.Refused;
        }

        await Console.Out.WriteLineAsync(output);
        return ExitCodes.Done;
    }
}
