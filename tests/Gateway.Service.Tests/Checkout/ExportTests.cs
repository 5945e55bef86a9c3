using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Checkout.Export;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Checkout.Stock;
using EdgeGateway.Service.Checkout.Tables;
using EdgeGateway.Service.Seals;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class ExportTests : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly LedgerBench _bench = new();
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string KeyPath => _folder.File("keys/signing.key");

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void BoxKey_FirstStart_IsMadeForItsOwnerAndStays()
    {
        using var made = BoxKeyFile.LoadOrCreate(KeyPath);
        using var again = BoxKeyFile.LoadOrCreate(KeyPath);
        Assert.Equal(made.ExportSubjectPublicKeyInfo(), again.ExportSubjectPublicKeyInfo());
        Assert.Equal(256, made.KeySize);
        Assert.Contains("PUBLIC KEY", File.ReadAllText(_folder.File("keys/signing.pub")), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
    }

    [Fact]
    public void BoxKey_OpenToOthersOrBroken_StopsTheStart()
    {
        BoxKeyFile.LoadOrCreate(KeyPath).Dispose();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Assert.Contains("chmod 600", Assert.Throws<KeyFileException>(() => BoxKeyFile.LoadOrCreate(KeyPath)).Message, StringComparison.Ordinal);
            File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        File.WriteAllText(KeyPath, "no key");
        Assert.Contains("no signing key", Assert.Throws<KeyFileException>(() => BoxKeyFile.LoadOrCreate(KeyPath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_SignedDocument_IsIntactAlsoAfterPrettyPrinting()
    {
        using var key = BoxKeyFile.LoadOrCreate(KeyPath);
        var signed = SignedDocument.Sign(Encoding.UTF8.GetBytes("""{ "名称": "甲", "quantity": 3, "price": 12.50 }"""), key);
        var pretty = JsonSerializer.SerializeToUtf8Bytes(JsonDocument.Parse(signed).RootElement, Indented);
        var pem = File.ReadAllText(_folder.File("keys/signing.pub"));
        Assert.All([signed, pretty], bytes => Assert.Equal(SignedWord.Intact, SignedDocument.Verify(bytes, pem).Word));
        Assert.Equal(SignedDocument.KeyIdOf(key.ExportSubjectPublicKeyInfo()), SignedDocument.Verify(signed, null).KeyId);
    }

    [Theory]
    [InlineData("\"quantity\":3", "\"quantity\":4")]
    [InlineData("12.50", "12.5")]
    [InlineData("甲", "乙")]
    public void Verify_ChangedAfterSigning_IsAltered(string from, string to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signed = Encoding.UTF8.GetString(SignedDocument.Sign(Encoding.UTF8.GetBytes("""{"名称":"甲","quantity":3,"price":12.50}"""), key));
        Assert.Contains(from, signed, StringComparison.Ordinal);
        Assert.Equal(SignedWord.Altered, SignedDocument.Verify(Encoding.UTF8.GetBytes(signed.Replace(from, to, StringComparison.Ordinal)), null).Word);
    }

    [Fact]
    public void Verify_OtherKeyOrOtherFile_IsNotIntact()
    {
        using var mine = BoxKeyFile.LoadOrCreate(KeyPath);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = File.ReadAllText(_folder.File("keys/signing.pub"));
        Assert.Equal(SignedWord.OtherKey, SignedDocument.Verify(SignedDocument.Sign("{}"u8.ToArray(), other), pem).Word);
        Assert.All(["", "{}", "[]", "{\"payload\":1,\"publicKey\":3}", "{\"payload\":{},\"publicKey\":\"AAAA\",\"signature\":\"AAAA\"}"],
            text => Assert.Equal(SignedWord.NotSigned, SignedDocument.Verify(Encoding.UTF8.GetBytes(text), null).Word));
    }

    [Fact]
    public async Task Extract_Period_HoldsEveryRecordMaskedOnce()
    {
        var extract = await FilledAsync();
        Assert.Equal((2, 1, 1), (extract.Sales.Count, extract.Reversals.Count, extract.Stock.Count));
        var json = JsonSerializer.Serialize(extract, CheckoutJson.Plain.LedgerExtract);
        Leaks.AssertNone(json);
        Assert.Contains("000*************18", json, StringComparison.Ordinal);
        var none = _bench.Journal.Store.Read(connection => ExtractReader.Read(connection, LedgerBench.Store, new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31)));
        Assert.Equal((0, 0, 0), (none.Sales.Count, none.Reversals.Count, none.Stock.Count));
    }

    [Fact]
    public async Task Table_ForExcel_HasARowForEveryLineAndKeepsTraceCodes()
    {
        var bytes = ExtractTable.Write(await FilledAsync());
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = CsvReader.TextOf(bytes);
        Leaks.AssertNone(text);
        var rows = CsvReader.Read(text);
        Assert.All(rows, row => Assert.Equal(rows[0].Cells.Count, row.Cells.Count));
        Assert.Equal(["销售", "销售", "销售", "退货", "进货"], rows.Skip(1).Select(row => row.Cells[0]));
        Assert.Contains($"{Shelf.UnitCode} {Shelf.SecondUnitCode}", text, StringComparison.Ordinal);
        Assert.Equal(("-1", "-12.50"), (rows[4].Cells[10], rows[4].Cells[13]));
        Assert.Equal(("样例农资公司", "40"), (rows[5].Cells[18], rows[5].Cells[10]));
    }

    [Fact]
    public async Task Table_ReturnOfAnOlderSale_SaysWhatCameBackAndFromWhom()
    {
        var sale = await _bench.RecordAsync();
        _bench.Clock.Advance(TimeSpan.FromDays(20));
        await _bench.Reversals.ReturnAsync(sale.Id, [new ReturnLine(2, 1)], "质量问题", Cancel);
        var extract = _bench.Journal.Store.Read(connection => ExtractReader.Read(connection, LedgerBench.Store, new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31)));
        Assert.Equal((0, 1, 1), (extract.Sales.Count, extract.EarlierSales.Count, extract.Reversals.Count));
        var cells = CsvReader.Read(CsvReader.TextOf(ExtractTable.Write(extract)))[1].Cells;
        Assert.Equal(["退货", "样例牌吡虫啉可湿性粉剂", "农药", "PD00260001", "10% 100克/袋", "样例农化一厂", "-1", "袋", sale.BuyerName!, "水稻"],
            new[] { 0, 4, 5, 6, 7, 8, 10, 11, 14, 16 }.Select(at => cells[at]));
    }

    [Fact]
    public async Task Table_StockIn_HasTheProducersLicence()
    {
        await new StockDesk(_bench.Journal.Store, _bench.Goods, LedgerBench.Store, _bench.Clerk, _bench.Clock).ReceiveAsync(
            new StockRequest { Supplier = "样例农资公司", SupplierContact = "0571-00000000", Lines = [new("P001", 40, ProducerLicence: "农药生许（样例）0000")] }, Cancel);
        var text = CsvReader.TextOf(ExtractTable.Write(_bench.Journal.Store.Read(connection => ExtractReader.Read(connection, LedgerBench.Store, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)))));
        Assert.Contains("农药生许（样例）0000", text, StringComparison.Ordinal);
    }

    private async Task<LedgerExtract> FilledAsync()
    {
        var sale = await _bench.RecordAsync();
        await _bench.RecordAsync(EdgeGateway.Service.Checkout.Till.SaleDraft.Empty.Add(Shelf.Product("Q001")));
        await _bench.Reversals.ReturnAsync(sale.Id, [new ReturnLine(2, 1)], "质量问题", Cancel);
        await new StockDesk(_bench.Journal.Store, _bench.Goods, LedgerBench.Store, _bench.Clerk, _bench.Clock).ReceiveAsync(
            new StockRequest { Supplier = "样例农资公司", SupplierContact = "0571-00000000", Lines = [new("P001", 40)] }, Cancel);
        return _bench.Journal.Store.Read(connection => ExtractReader.Read(connection, LedgerBench.Store, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)));
    }
}
