using System.Security.Cryptography;
using System.Text;
using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class CatalogueTests
{
    [Theory]
    [InlineData(Shelf.UnitCode, "P001")]
    [InlineData("https://example.invalid/trace?code=" + Shelf.UnitCode, "P001")]
    [InlineData(Shelf.Ean, "P002")]
    [InlineData("PD00260003", "P003")]
    [InlineData("pd00260003", "P003")]
    [InlineData("F001", "F001")]
    [InlineData("q001", "Q001")]
    public void Find_Label_GivesTheProduct(string text, string code) =>
        Assert.Equal(code, Assert.Single(Shelf.Catalogue.Find(LabelParser.Parse(text, null))).Code);

    [Theory]
    [InlineData("22600011001000000000000000000000")]
    [InlineData("12600011002000000000000000000000")]
    [InlineData("12600991001000000000000000000000")]
    [InlineData("6900000000090")]
    [InlineData("X999")]
    public void Find_UnknownLabel_GivesNothing(string text) => Assert.Empty(Shelf.Catalogue.Find(LabelParser.Parse(text, null)));

    [Fact]
    public void Find_UnitCodeOfSeveralRegistrations_GivesAllCandidates()
    {
        var file = FileOf(Pesticide("A", "PD00260001"), Pesticide("B", "LS10260001"), Pesticide("C", "WP00260001"));
        var catalogue = new Catalogue(file, "");
        Assert.Equal(["A", "B"], catalogue.Find(LabelParser.Parse(Shelf.UnitCode, null)).Select(product => product.Code).Order());
    }

    [Fact]
    public void Find_SpecificationDigits_TellPackingsApart()
    {
        var file = FileOf(Pesticide("A", "PD00260001") with { UnitSpecification = "001" }, Pesticide("B", "PD00260001") with { UnitSpecification = "002" });
        Assert.Equal("A", Assert.Single(new Catalogue(file, "").Find(LabelParser.Parse(Shelf.UnitCode, null))).Code);
    }

    [Fact]
    public void Find_UpcA_IsTheSameAsItsEan13()
    {
        var file = FileOf(Pesticide("A", "PD00260001") with { Eans = ["012345678905"] });
        Assert.Equal("A", Assert.Single(new Catalogue(file, "").Find(LabelParser.Parse("0012345678905", null))).Code);
    }

    [Fact]
    public void RegulationsOf_OutsideItsDates_AreNone()
    {
        Assert.Empty(Shelf.Catalogue.RegulationsOf(Shelf.Product("P003"), new DateOnly(2017, 9, 30)));
        Assert.Single(Shelf.Catalogue.RegulationsOf(Shelf.Product("P003"), new DateOnly(2017, 10, 1)));
        Assert.Equal([RegulationClass.Restricted], Shelf.Catalogue.RegulationsOf(Shelf.Product("P005"), new DateOnly(2026, 5, 31)).Select(entry => entry.Class));
        Assert.Equal([RegulationClass.Banned], Shelf.Catalogue.RegulationsOf(Shelf.Product("P005"), new DateOnly(2026, 6, 1)).Select(entry => entry.Class));
    }

    [Fact]
    public void Read_File_TellsVersionAndSha256()
    {
        using var folder = new TempFolder();
        var bytes = Encoding.UTF8.GetBytes("""{"version":"v1","date":"2026-01-02","products":[{"code":"A","name":"样例","kind":"other","priceFen":1}]}""");
        File.WriteAllBytes(folder.File("c.json"), bytes);
        var reading = CatalogueReader.ReadFile(folder.File("c.json"));
        Assert.Equal(new CatalogueEdition("v1", new DateOnly(2026, 1, 2), Convert.ToHexStringLower(SHA256.HashData(bytes))), reading.Catalogue?.Edition);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ReadFile_SumBesideIt_MustMatch(bool right)
    {
        using var folder = new TempFolder();
        var bytes = Encoding.UTF8.GetBytes("""{"version":"v1","products":[{"code":"A","name":"样例","kind":"other","priceFen":1}]}""");
        File.WriteAllBytes(folder.File("c.json"), bytes);
        var sum = Convert.ToHexStringLower(SHA256.HashData(right ? bytes : [1]));
        File.WriteAllText(folder.File("c.json.sha256"), $"{sum}  c.json\n");
        var reading = CatalogueReader.ReadFile(folder.File("c.json"));
        Assert.Equal(right, reading.Catalogue is not null);
        Assert.Equal(right ? 0 : 1, reading.Errors.Count);
    }

    [Fact]
    public void ReadFile_Missing_IsAnError() => Assert.Contains("cannot be read", Assert.Single(CatalogueReader.ReadFile("/nowhere/c.json").Errors), StringComparison.Ordinal);

    [Theory]
    [InlineData("not json", "not the JSON")]
    [InlineData("null", "empty")]
    [InlineData("""{"version":"v","products":[{"name":"x","kind":"other","priceFen":1}]}""", "code")]
    [InlineData("""{"version":"v","products":[{"code":"A","name":"x","kind":"poison","priceFen":1}]}""", "kind")]
    public void Read_BrokenJson_SaysWhere(string json, string says)
    {
        var reading = CatalogueReader.Read(Encoding.UTF8.GetBytes(json), null);
        Assert.Null(reading.Catalogue);
        Assert.Contains(says, Assert.Single(reading.Errors), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Read_ManyMistakes_ListsThemAll()
    {
        var json = """
            {"version":" ","products":[null,
              {"code":"A","name":"","kind":"pesticide","priceFen":-1,"eans":["6900000000015"],"unitSpecification":"1"},
              {"code":"a","name":"x","kind":"other","priceFen":1}],
             "regulations":[{"ingredient":"","class":"banned","from":"2026-02-01","to":"2026-01-01","source":""}]}
            """;
        var errors = CatalogueReader.Read(Encoding.UTF8.GetBytes(json), null).Errors;
        string[] places = ["version", "products[0]", "products[1].name", "products[1].priceFen", "products[1].registrationNumber", "products[1].unitSpecification",
            "products[1].eans", "used 2 times", "regulations[0].ingredient", "regulations[0].to"];
        Assert.All(places, place => Assert.Contains(errors, error => error.Contains(place, StringComparison.Ordinal)));
        Assert.Equal(places.Length, errors.Count);
    }

    private static CatalogueFile FileOf(params Product[] products) => new() { Version = "t", Products = products };

    private static Product Pesticide(string code, string registration) =>
        new() { Code = code, Name = code, Kind = ProductKind.Pesticide, RegistrationNumber = registration, PriceFen = 100 };
}
