using System.Globalization;
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
        var catalogue = shelf.Current;
        if (catalogue.File.Limits.Count == 0)
            return buyer;
        try
        {
            var hash = vault.HashOf(buyer.Document.Number);
            return buyer with { Standing = journal.Read(connection => Standing(connection, hash, catalogue)) };
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

    /// <summary>What these areas allow this season by the limits in effect, and what was taken of it here.</summary>
    public BuyerStanding StandingOf(string number)
    {
        var hash = vault.HashOf(Normalised(number));
        return journal.Read(connection => Standing(connection, hash, shelf.Current));
    }

    private BuyerStanding Standing(SqliteConnection connection, string hash, Catalogue catalogue)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        return QuotaBook.AreasOf(connection, hash) is { Count: > 0 } areas
            ? QuotaRule.Standing(areas, catalogue.LimitsOn(today), QuotaBook.UsedBy(connection, hash, catalogue.SeasonOf(today)))
            : BuyerStanding.Unknown;
    }

    /// <summary>Sets the area one buyer plants of one crop; 0 takes it away. Empty when done, otherwise every mistake.</summary>
    public Task<IReadOnlyList<Mistake>> SetAsync(string number, string crop, decimal mu, CancellationToken stopping) => WriteAsync([new(null, number, crop.Trim(), mu)], [], stopping);

    /// <summary>A table with number, crop, areaMu. All of it or, with any mistake, nothing.</summary>
    public Task<IReadOnlyList<Mistake>> ImportAsync(ReadOnlyMemory<byte> file, CancellationToken stopping)
    {
        var rows = CsvReader.Read(CsvReader.TextOf(file.Span));
        var mistakes = new List<Mistake>();
        var columns = rows.Count == 0 ? null : new TableColumns(rows[0], Columns);
        if (columns is null || !Columns.Keys.All(columns.Has))
            return Task.FromResult<IReadOnlyList<Mistake>>([new(1, "", new("表头必须是：证件号码,作物,面积亩。", "The first line must be number,crop,areaMu (证件号码,作物,面积亩)."))]);
        var areas = rows.Skip(1).Select(row => (row.Line, Cells: new CellReader(columns, row, mistakes)))
            .Select(row => new Area(row.Line, row.Cells.Text("number") ?? "", row.Cells.Text("crop") ?? "", Mu(row.Cells.Text("areaMu")))).ToList();
        return WriteAsync(areas, mistakes, stopping);
    }

    private async Task<IReadOnlyList<Mistake>> WriteAsync(List<Area> areas, List<Mistake> mistakes, CancellationToken stopping)
    {
        foreach (var (line, number, crop, mu) in areas)
        {
            // Never the number itself: a list of mistakes is printed and sent around.
            if (Normalised(number).Length is < 8 or > 30)
                mistakes.Add(new(line, "", new("证件号码的位数不对。", "the document number has a wrong length.")));
            else if (HasWrongCheck(Normalised(number)))
                mistakes.Add(new(line, "", new("证件号码的校验位不对：有一位打错了。", "the document number's last character does not fit the others (校验位不对): a digit is mistyped.")));
            if (crop.Length is 0 or > 20)
                mistakes.Add(new(line, "", new("作物要 1 到 20 个字。", "the crop needs 1 to 20 characters.")));
            if (mu is < 0 or > LargestMu)
                mistakes.Add(new(line, "", new($"面积不是 0 到 {LargestMu} 亩的数。", $"the area is not a number of mu from 0 to {LargestMu}.")));
        }
        if (mistakes.Count > 0)
            return mistakes;
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

    /// <summary>Never said back: in a table whose columns slipped this cell may hold the number of somebody's document.</summary>
    private static decimal Mu(string? cell) => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var mu) ? mu : -1;

    /// <summary>One row. Without a printed form: it holds a number.</summary>
    private readonly record struct Area(int? Line, string Number, string Crop, decimal Mu)
    {
        public override string ToString() => nameof(Area);
    }

    private static string Normalised(string number) => number.Trim().ToUpperInvariant();
}
