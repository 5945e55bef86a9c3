using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EdgeGateway.Service.Seals;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Checkout.Goods;

internal static class CatalogueVerb
{
    private const string Usage = "catalogue import FILE | check FILE | list   [--config FILE] [--version NAME]\ncatalogue sign FILE --key FILE --out FILE [--gateway ID] [--version NAME]";

    /// <summary>
    /// <c>catalogue import FILE</c> puts a JSON or CSV file into effect; a running gateway sees it within seconds. <c>check</c> only lists
    /// mistakes; <c>list</c> shows the editions. Exit code 1 when anything is wrong with the file; the old edition stays then.
    /// </summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        if (line.Words is ["sign", var unsigned])
            return await SignAsync(line, unsigned);
        var (options, errors) = Configurations.Read(line.ConfigFile);
        if (options is null)
        {
            await Console.Error.WriteLineAsync(Configurations.Describe(errors));
            return ExitCodes.BadConfiguration;
        }
        var store = new CatalogueStore(Path.Combine(options.DataDirectory, "catalogue"), TimeProvider.System);
        return line.Words switch
        {
            ["import", var file] => await ImportAsync(file, line.Switches.GetValueOrDefault("version"), options.Checkout.Catalogue, store, install: true),
            ["check", var file] => await ImportAsync(file, line.Switches.GetValueOrDefault("version"), options.Checkout.Catalogue, store, install: false),
            ["list"] => await ListAsync(store),
            _ => await BadAsync(),
        };
    }

    private static async Task<int> ImportAsync(string path, string? version, string? configured, CatalogueStore store, bool install)
    {
        try
        {
            var before = install ? CatalogueStart.Load(configured, store) : store.Current()?.Catalogue ?? CatalogueReader.Sample();
            var made = CatalogueImport.Make(await File.ReadAllBytesAsync(path), before.File, version, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime));
            if (made.Bytes is null)
            {
                await Console.Error.WriteLineAsync(string.Join('\n', made.Errors) + $"\n\n{made.Errors.Count} 处错误，原目录不变 / {made.Errors.Count} mistakes, the old edition stays");
                return ExitCodes.Refused;
            }
            var catalogue = (install ? store.Install(made.Bytes) : CatalogueReader.Read(made.Bytes, null)).Catalogue!;
            await Console.Out.WriteLineAsync($"{(install ? "in effect" : "ok")}: {catalogue.Edition.Version} ({catalogue.Edition.Date:yyyy-MM-dd}), {catalogue.Products.Count} products, "
                + $"{catalogue.File.Regulations.Count} regulations, {catalogue.File.Limits.Count} limits, sha256 {catalogue.Edition.Sha256}");
            foreach (var gap in CatalogueGaps.Of(catalogue, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime)))
                await Console.Out.WriteLineAsync($"注意 / attention: {gap}");
            return ExitCodes.Done;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(trouble.Message);
            return ExitCodes.Refused;
        }
    }

    /// <summary>The makers' side of the command import-catalogue: the file packed and signed.</summary>
    private static async Task<int> SignAsync(CommandLine line, string file)
    {
        if (line.Switches.GetValueOrDefault("key") is not { } keyFile || line.Switches.GetValueOrDefault("out") is not { } output)
            return await BadAsync();
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(await File.ReadAllTextAsync(keyFile));
            using var packed = new MemoryStream();
            await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
                await gzip.WriteAsync(await File.ReadAllBytesAsync(file));
            var content = new JsonObject { ["gzip"] = Convert.ToBase64String(packed.ToArray()) };
            foreach (var (name, value) in new[] { ("gatewayId", line.Switches.GetValueOrDefault("gateway")), ("version", line.Switches.GetValueOrDefault("version")) })
            {
                if (value is not null)
                    content[name] = value;
            }
            var package = SignedDocument.Sign(Encoding.UTF8.GetBytes(content.ToJsonString()), key);
            await File.WriteAllBytesAsync(output, [.. "{\"package\":"u8, .. package, .. "}"u8]);
            return ExitCodes.Done;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            await Console.Error.WriteLineAsync(trouble.Message);
            return ExitCodes.Refused;
        }
    }

    private static async Task<int> ListAsync(CatalogueStore store)
    {
        var current = store.CurrentSha();
        foreach (var name in store.History())
            await Console.Out.WriteLineAsync($"{(current is not null && name.Contains(current[..12], StringComparison.Ordinal) ? "*" : " ")} {name}");
        return ExitCodes.Done;
    }

    private static async Task<int> BadAsync()
    {
        await Console.Error.WriteLineAsync(Usage);
        return ExitCodes.BadUsage;
    }
}
