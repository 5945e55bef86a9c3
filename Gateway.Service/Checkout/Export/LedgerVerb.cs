using System.Globalization;
using System.Text.Json;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Seals;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Checkout.Export;

internal static class LedgerVerb
{
    private const string Usage = "ledger export --out FILE.csv|FILE.json [--from 2026-01-01] [--to 2026-12-31] [--config FILE]\nledger verify FILE.json [--key signing.pub]";

    /// <summary>
    /// <c>ledger export</c> writes a period as CSV for Excel or as signed JSON, by the ending; <c>ledger verify</c> says whether such a JSON
    /// file was changed since, and with <c>--key</c> whether this store signed it.
    /// </summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        switch (line.Words)
        {
            case ["export"] when line.Switches.GetValueOrDefault("out") is { } file && Day(line, "from", DateOnly.MinValue) is { } from && Day(line, "to", DateOnly.MaxValue) is { } to:
                return await ExportAsync(line, file, from, to);
            case ["verify", var file]:
                return await VerifyAsync(file, line.Switches.GetValueOrDefault("key"));
            default:
                await Console.Error.WriteLineAsync(Usage);
                return ExitCodes.BadUsage;
        }
    }

    private static Task<int> ExportAsync(CommandLine line, string file, DateOnly from, DateOnly to) => StoreFile.QueryAsync(line, async (connection, options) =>
    {
        var extract = ExtractReader.Read(connection, options.Checkout, from, to);
        if (file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            using var key = BoxKeyFile.Of(options.DataDirectory);
            await File.WriteAllBytesAsync(file, SignedDocument.Sign(JsonSerializer.SerializeToUtf8Bytes(extract, CheckoutJson.Plain.LedgerExtract), key));
        }
        else
        {
            await File.WriteAllBytesAsync(file, ExtractTable.Write(extract));
        }
        await Console.Out.WriteLineAsync($"{file}: {extract.Sales.Count} sales, {extract.Reversals.Count} cancellations and returns, {extract.Stock.Count} stock-ins");
        return ExitCodes.Done;
    });

    private static async Task<int> VerifyAsync(string file, string? keyFile)
    {
        try
        {
            var verdict = SignedDocument.Verify(await File.ReadAllBytesAsync(file), keyFile is null ? null : await File.ReadAllTextAsync(keyFile));
            await Console.Out.WriteLineAsync(verdict.Word switch
            {
                SignedWord.Intact when keyFile is not null => $"intact, signed with the given key {verdict.KeyId}",
                SignedWord.Intact => $"intact since it was signed with key {verdict.KeyId}; compare this with the store's key, or name it with --key",
                SignedWord.OtherKey => $"signed with another key: {verdict.KeyId}",
                SignedWord.Altered => "ALTERED after it was signed",
                _ => "not a signed ledger",
            });
            return verdict.Word == SignedWord.Intact ? ExitCodes.Done : ExitCodes.Refused;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(trouble.Message);
            return ExitCodes.Refused;
        }
    }

    private static DateOnly? Day(CommandLine line, string name, DateOnly otherwise)
    {
        if (line.Switches.GetValueOrDefault(name) is not { } text)
            return otherwise;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
