using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.Seals;
using EdgeGateway.Service.Updates;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.RemoteConfiguration;

internal static class ConfigVerb
{
    public const string Usage = "apply|sign|history [FILE] [--config FILE] [--key FILE] [--gateway ID] [--number N] [--who NAME] [--out FILE]";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>
    /// <c>config apply FILE</c>: gives a signed configuration to the gateway that runs with <c>--config</c>. <c>config history</c>: what became of the last ten.
    /// <c>config sign FILE</c>: the makers' side.
    /// </summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        try
        {
            return line.Words switch
            {
                ["apply", var file] when line.ConfigFile is { } own => await ApplyAsync(file, own),
                ["history"] when line.ConfigFile is { } own => await HistoryAsync(own),
                ["sign", var file] => await SignAsync(line, file),
                _ => await UsageAsync(),
            };
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or HttpRequestException or JsonException or ArgumentException or CryptographicException)
        {
            await Console.Error.WriteLineAsync(OwnGateway.WordsOf(refused));
            return ExitCodes.Refused;
        }
    }

    private static async Task<int> ApplyAsync(string file, string own)
    {
        using var page = OwnPage.Of(own, Environment.GetEnvironmentVariable);
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(file));
        using var answer = await page.Http.PostAsync("api/v1/configuration/apply", body);
        await Console.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync());
        return answer.IsSuccessStatusCode ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static async Task<int> HistoryAsync(string own)
    {
        var shelf = new ConfigurationShelf(own, TimeProvider.System);
        await Console.Out.WriteLineAsync($"{shelf.Digest}  {own}");
        foreach (var one in shelf.History.Entries)
            await Console.Out.WriteLineAsync($"{one.Sha256}  {one.At:yyyy-MM-ddTHH:mm:ssZ}  {one.Number,4}  {one.Result,-8}  {one.Source}  {one.Who}  {one.Reason}");
        return ExitCodes.Done;
    }

    private static async Task<int> SignAsync(CommandLine line, string file)
    {
        string? Switch(string name) => line.Switches.GetValueOrDefault(name);
        if (Switch("key") is not { } keyFile || Switch("gateway") is not { } gateway || Switch("out") is not { } output
            || !long.TryParse(Switch("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return await UsageAsync();
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(keyFile));
        var payload = new JsonObject
        {
            ["gatewayId"] = gateway,
            ["number"] = number,
            ["who"] = Switch("who"),
            ["configuration"] = JsonNode.Parse(await File.ReadAllTextAsync(file), documentOptions: Lenient),
        };
        await File.WriteAllBytesAsync(output, SignedDocument.Sign(System.Text.Encoding.UTF8.GetBytes(payload.ToJsonString()), key));
        return ExitCodes.Done;
    }

    private static async Task<int> UsageAsync()
    {
        await Console.Error.WriteLineAsync("config " + Usage);
        return ExitCodes.BadUsage;
    }
}
