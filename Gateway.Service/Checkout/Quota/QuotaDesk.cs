using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Tables;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Quota;

/// <summary>Looks up what a buyer may still take, and keeps the planted areas.</summary>
internal sealed class QuotaDesk(JournalStore journal, IdentityVault vault, CatalogueShelf shelf, TimeProvider clock)
{
    private const decimal LargestMu = 100_000;

    private static readonly Dictionary<string, string[]> Columns = new()
    {
        ["number"] = ["证件号码", "身份证号"],
        ["crop"] = ["作物"],
        ["areaMu"] = ["面积亩", "种植面积", "面积"],
    };

    /// <summary>The buyer with his standing. Without a readable journal nothing is known and nothing is warned of: a sale never waits for a quota.</summary>
    public Buyer Know(Buyer buyer)
    {
        var (catalogue, today) = (shelf.Current, DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        if (catalogue.File.Limits.Count == 0)
            return buyer;
        try
        {
            var hash = vault.HashOf(buyer.Document.Number);
            var standing = journal.Read(connection => QuotaBook.AreasOf(connection, hash) is { Count: > 0 } areas
                ? QuotaRule.Standing(areas, catalogue.LimitsOn(today), QuotaBook.UsedBy(connection, hash, catalogue.SeasonOf(today)))
                : BuyerStanding.Unknown);
            return buyer with { Standing = standing };
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            return buyer;
        }
    }

    public IReadOnlyDictionary<string, decimal> AreasOf(string number)
    {
        var hash = vault.HashOf(Normalised(number));
        return journal.Read(connection => QuotaBook.AreasOf(connection, hash));
    }

    /// <summary>Sets the area one buyer plants of one crop; 0 takes it away. Empty when done, otherwise every mistake.</summary>
    public Task<IReadOnlyList<string>> SetAsync(string number, string crop, decimal mu, CancellationToken stopping) => WriteAsync([(number, crop, mu)], [], stopping);

    /// <summary>A table with number, crop, areaMu. All of it or, with any mistake, nothing.</summary>
    public Task<IReadOnlyList<string>> ImportAsync(ReadOnlyMemory<byte> file, CancellationToken stopping)
    {
        var rows = CsvReader.Read(CsvReader.TextOf(file.Span));
        var errors = new List<string>();
        var columns = rows.Count == 0 ? null : new TableColumns(rows[0], Columns);
        if (columns is null || !Columns.Keys.All(columns.Has))
            return Task.FromResult<IReadOnlyList<string>>(["The first line must be number,crop,areaMu (证件号码,作物,面积亩)."]);
        var areas = rows.Skip(1).Select(row => new CellReader(columns, row, errors)).Select(row => (row.Needed("number"), row.Needed("crop"), row.Number("areaMu") ?? -1)).ToList();
        return WriteAsync(areas, errors, stopping);
    }

    private async Task<IReadOnlyList<string>> WriteAsync(List<(string Number, string Crop, decimal Mu)> areas, List<string> errors, CancellationToken stopping)
    {
        for (var i = 0; i < areas.Count; i++)
        {
            var (number, crop, mu) = areas[i];
            // Never the number itself: a list of mistakes is printed and sent around.
            if (Normalised(number).Length is < 8 or > 30)
                errors.Add($"entry {i + 1}: the document number has a wrong length.");
            else if (HasWrongCheck(Normalised(number)))
                errors.Add($"entry {i + 1}: the document number's last character does not fit the others (校验位不对): a digit is mistyped.");
            if (crop.Length is 0 or > 20)
                errors.Add($"entry {i + 1}: the crop needs 1 to 20 characters.");
            if (mu is < 0 or > LargestMu)
                errors.Add($"entry {i + 1}: the area is not a number of mu from 0 to {LargestMu}.");
        }
        if (errors.Count > 0)
            return errors;
        var hashed = areas.Select(area => (Hash: vault.HashOf(Normalised(area.Number)), area.Crop, area.Mu)).ToList();
        var now = clock.GetUtcNow();
        await journal.CommitAsync((connection, transaction, _) =>
        {
            foreach (var (hash, crop, mu) in hashed)
                QuotaBook.Write(connection, transaction, hash, crop, mu, now);
        }, [], stopping).ConfigureAwait(false);
        return [];
    }

    /// <summary>A number nobody has would never match a card: its owner would have no quota for ever.</summary>
    private static bool HasWrongCheck(string number) => number.Length == 18 && CitizenNumber.CheckCharacter(number.AsSpan(0, 17)) is { } right && right != number[17];

    private static string Normalised(string number) => number.Trim().ToUpperInvariant();
}
