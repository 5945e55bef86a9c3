using System.Text;
using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class CatalogueImportTests
{
    private const string Products = "店内码,名称,类别,登记证号,生产企业,规格,单位,毒性,有效成分,条码,净含量克,N%,P2O5%,K2O%,单价\n"
        + "A1,样例复合肥,肥料,,样例化肥厂,15-15-15,袋,,,6900000000076,40000,15,15,15,150.5\n"
        + "A2,样例杀虫剂,农药,PD00260009,样例农化,10%,瓶,低毒,吡虫啉;克百威,,100,,,,12\n";

    private static readonly DateOnly Today = new(2026, 11, 25);

    [Fact]
    public void Make_ProductTable_ReplacesProductsAndKeepsTheLists()
    {
        var catalogue = Made(Products, "新目录");
        Assert.Equal(("新目录", Today), (catalogue.Edition.Version, catalogue.Edition.Date));
        Assert.Equal(["A1", "A2"], catalogue.Products.Select(product => product.Code));
        var fertiliser = catalogue.Products[0];
        Assert.Equal((ProductKind.Fertiliser, 15050, "袋", new Nutrients(15, 15, 15)), (fertiliser.Kind, fertiliser.PriceFen, fertiliser.Unit, fertiliser.Nutrients));
        Assert.Equal(["吡虫啉", "克百威"], catalogue.Products[1].Ingredients);
        Assert.Equal(Toxicity.Low, catalogue.Products[1].Toxicity);
        Assert.Equal(Shelf.Catalogue.File.Regulations.Count, catalogue.File.Regulations.Count);
        Assert.NotEmpty(catalogue.RegulationsOf(catalogue.Products[1], Today));
    }

    [Fact]
    public void Make_RegulationTable_ReplacesTheListsOnly()
    {
        var catalogue = Made("有效成分,类别,生效日期,失效日期,依据\n吡虫啉,禁用,2026年12月1日,,样例公告\n毒死蜱,限用,2020/1/5,2026-12-31,样例公告\n", null);
        Assert.Equal(Shelf.Catalogue.Products.Count, catalogue.Products.Count);
        Assert.Equal(
            [new Regulation("吡虫啉", RegulationClass.Banned, new(2026, 12, 1), "样例公告"), new Regulation("毒死蜱", RegulationClass.Restricted, new(2020, 1, 5), "样例公告", new DateOnly(2026, 12, 31))],
            catalogue.File.Regulations);
        Assert.Equal("2026-11-25", catalogue.Edition.Version);
    }

    [Fact]
    public void Make_LimitTable_ReplacesTheLimitsOnly()
    {
        var catalogue = Made("作物,指标,限量,起,依据\n水稻,总养分,25.5,2026-01-01,样例\n", "限量");
        Assert.Equal([new CropLimit("水稻", Measure.Nutrients, 25.5m, new(2026, 1, 1), "样例")], catalogue.File.Limits);
        Assert.Empty(catalogue.LimitsOn(new DateOnly(2025, 12, 31)));
        Assert.Single(catalogue.LimitsOn(Today));
    }

    [Fact]
    public void Make_TableWithMistakes_ListsEveryOneWithItsLine()
    {
        var made = Make("code,name,kind,price,colour,toxicity,registrationNumber\nA,,药,abc,red,low,\nA,甲,pesticide,1.234,,deadly,PD00260001\n");
        Assert.Null(made.Bytes);
        var text = string.Join('\n', made.Errors);
        foreach (var part in new[] { "heading 'colour'", "line 2, name: is empty", "line 2, kind: '药'", "line 2, price: 'abc'", "line 3, price: '1.234'", "line 3, toxicity: 'deadly'", "code A is used 2 times" })
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Make_MistakesOfTheGoodsThemselves_HaveTheirLineToo()
    {
        var table = Make("店内码,名称,类别,单价,条码\nA,甲,其他,1,\nB,乙,其他,2,6900000000015\n");
        Assert.Equal(new Bilingual("第 3 行，条码：6900000000015 的位数或校验位不对。", "line 3, 条码: 6900000000015 has a wrong length or check digit."), Assert.Single(table.Mistakes).Text);
        var json = Make("{ \"version\": \"v\", \"date\": \"2026-01-01\",\n \"limits\": [\n  { \"crop\": \"水稻\", \"measure\": \"n\", \"kgPerMu\": 12, \"from\": \"2026-01-01\", \"source\": \"s\" },\n  { \"crop\": \"\", \"measure\": \"n\", \"kgPerMu\": 12, \"from\": \"2026-01-01\", \"source\": \"s\" } ] }");
        Assert.Equal("line 4, limits[1].crop: is empty.", Assert.Single(json.Errors));
    }

    [Theory]
    [InlineData("x,y\n1,2\n", "neither those of products")]
    [InlineData("code,name\n", "no rows")]
    [InlineData("", "no rows")]
    [InlineData("{ \"products\": 3 }", "not the JSON")]
    [InlineData("{", "not the JSON")]
    public void Make_OtherFiles_AreRefusedInWords(string text, string why)
    {
        var made = Make(text);
        Assert.Null(made.Bytes);
        Assert.Contains(why, string.Join(' ', made.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Make_WholeJson_KeepsItsBytesAndSum()
    {
        var bytes = Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(Shelf.Catalogue.File, EdgeGateway.Service.Checkout.CheckoutJson.Plain.CatalogueFile));
        Assert.Equal(bytes, CatalogueImport.Make(bytes, new CatalogueFile(), null, Today).Bytes);
    }

    [Fact]
    public void Make_JsonWithListsOnly_KeepsTheProducts()
    {
        var catalogue = Made("""{ "version": "名单", "date": "2026-12-01", "regulations": [ { "ingredient": "吡虫啉", "class": "banned", "from": "2026-12-01", "source": "样例" } ] }""", null);
        Assert.Equal((Shelf.Catalogue.Products.Count, 1, Shelf.Catalogue.File.Limits.Count), (catalogue.Products.Count, catalogue.File.Regulations.Count, catalogue.File.Limits.Count));
        Assert.Equal(new DateOnly(2026, 12, 1), catalogue.Edition.Date);
    }

    [Theory]
    [InlineData("""{ "code": "A", "name": "甲", "kind": "other", "priceFen": 1, "nutrients": { "n": 46 } }""", "netGrams")]
    [InlineData("""{ "code": "A", "name": "甲", "kind": "other", "priceFen": 1, "netGrams": 10, "nutrients": { "n": 60, "k2o": 60 } }""", "nutrients")]
    [InlineData("""{ "code": "A", "name": "甲", "kind": "other", "priceFen": 1, "netGrams": 10, "activePercent": 101 }""", "activePercent")]
    [InlineData("""{ "code": "A", "name": "甲", "kind": "other", "priceFen": 1, "netGrams": -1 }""", "netGrams")]
    public void Make_ImpossibleContents_AreMistakes(string product, string where)
    {
        var file = new JsonObject { ["version"] = "x", ["date"] = "2026-01-01", ["products"] = new JsonArray(JsonNode.Parse(product)) };
        Assert.Contains(where, string.Join(' ', Make(file.ToJsonString()).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Contents_OfGoods_AreExactMilligrams()
    {
        Assert.Equal(new Contents(18_400_000, 0, 0, 0), Contents.Of(Shelf.Product("F001")));
        Assert.Equal(new Contents(500_000, 375_000, 375_000, 0), Contents.Of(Shelf.Product("F002")));
        Assert.Equal(new Contents(0, 0, 0, 10_000), Contents.Of(Shelf.Product("P001")));
        Assert.Equal(default, Contents.Of(Shelf.Product("Q001")));
        Assert.Equal(1_250_000, Contents.Of(Shelf.Product("F002")).Of(Measure.Nutrients));
        Assert.Equal(new Contents(55_200_000, 0, 0, 20_000), Contents.Of(Shelf.Product("F001")) * 3 + Contents.Of(Shelf.Product("P001")) * 2);
    }

    [Theory]
    [InlineData("04-01", "2026-03-31", "2025-04-01")]
    [InlineData("04-01", "2026-04-01", "2026-04-01")]
    [InlineData("01-01", "2026-11-25", "2026-01-01")]
    public void SeasonOf_ADay_IsTheLastBeginning(string start, string day, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), new Catalogue(Shelf.Catalogue.File with { SeasonStart = start }, "").SeasonOf(DateOnly.Parse(day)));

    private static CatalogueMade Make(string text, string? version = null) => CatalogueImport.Make(Encoding.UTF8.GetBytes(text), Shelf.Catalogue.File, version, Today);

    private static Catalogue Made(string text, string? version)
    {
        var made = Make(text, version);
        Assert.Empty(made.Errors);
        return CatalogueReader.Read(made.Bytes, null).Catalogue!;
    }
}
