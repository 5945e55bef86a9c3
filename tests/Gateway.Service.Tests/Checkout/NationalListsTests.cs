using System.Security.Cryptography;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Inspection;
using EdgeGateway.Service.Tests.Inspection;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class NationalListsTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    private static readonly string[] Real =
    [
        "code,name,kind,registrationNumber,producer,specification,unit,toxicity,ingredients,price",
        "A1,某牌甲拌磷颗粒剂,pesticide,PD20080001,某厂,3%,袋,low,甲拌磷,12",
        "A2,某牌氟鼠灵毒饵,pesticide,PD20080002,某厂,0.005%,袋,low,氟鼠灵,12",
        "A3,某牌氯氰菊酯,pesticide,PD20080003,某厂,5%,瓶,low,氯氰菊酯,12",
    ];

    private static Catalogue Imported => CatalogueReader.Read(CatalogueImport.Make(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Real)), Shelf.Catalogue.File, "真目录", Today).Bytes, null).Catalogue!;

    [Fact]
    public void Shipped_File_MatchesItsSumAndHasEveryNameWithDatesAndSource()
    {
        var lists = NationalLists.Shipped();
        Assert.Equal(lists.Edition.Sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(SourceTree.Path("Gateway.Service", "Checkout", "Goods", "national-lists.json")))));
        Assert.Equal(32, lists.Entries.Where(entry => entry.Source.Contains("2567", StringComparison.Ordinal)).Select(entry => entry.Ingredient).Distinct().Count());
        Assert.All(lists.Entries, entry => Assert.True(entry.From > new DateOnly(2017, 1, 1) && entry.Source.Length > 0, entry.Ingredient));
        Assert.All("克百威 灭多威 涕灭威 氧乐果".Split(' '), name => Assert.Equal(new DateOnly(2026, 6, 1), lists.Entries.Single(entry => entry.Ingredient == name && entry.Class == RegulationClass.Banned).From));
    }

    [Fact]
    public void Import_OfProductsOnly_IsJudgedByTheNationalLists()
    {
        var catalogue = Imported;
        RegulationClass? Worst(int at) => catalogue.RegulationsOf(catalogue.Products[at], Today).Select(entry => (RegulationClass?)entry.Class).Max();
        Assert.Equal([RegulationClass.Banned, RegulationClass.Restricted, null], new[] { Worst(0), Worst(1), Worst(2) });
    }

    [Fact]
    public void Gaps_OfAnEdition_NameWhatIsStillTheSamples()
    {
        var gap = Assert.Single(CatalogueGaps.Of(Imported, Today));
        Assert.Contains("定额还是样例", gap.Zh, StringComparison.Ordinal);
        Assert.Equal(2, CatalogueGaps.Of(Shelf.Catalogue, Today).Count);
        var thin = new Catalogue(Imported.File with { Limits = [], Regulations = [new("甲拌磷", RegulationClass.Restricted, new(2020, 1, 1), "某表")] }, new string('0', 64));
        Assert.Contains("甲拌磷", Assert.Single(CatalogueGaps.Of(thin, Today)).Zh, StringComparison.Ordinal);
        Assert.Empty(CatalogueGaps.Of(new Catalogue(Imported.File with { Limits = [] }, new string('0', 64)), Today));
    }

    [Fact]
    public void Inspection_AfterAnImport_NamesTheEditionThatIsInEffect()
    {
        using var folder = new TempFolder();
        var store = new CatalogueStore(folder.Path, TimeProvider.System);
        Assert.Equal(Shelf.Catalogue.Edition, CatalogueStart.Look(null, store)!.Edition);
        var made = CatalogueImport.Make(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Real)), Shelf.Catalogue.File with { Limits = [] }, "真目录", Today);
        store.Install(made.Bytes!);

        var report = Inspector.Report(InspectionInputs.Good with { Catalogue = CatalogueStart.Look(null, store) });

        var item = report.Sections.SelectMany(section => section.Items).Single(one => one.Key == "catalogue");
        Assert.Equal((InspectionVerdict.Good, "真目录, 2026-11-25"), (item.Verdict, item.Evidence.Zh));
    }
}
