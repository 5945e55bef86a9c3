using System.Text;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Tables;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Testing;

namespace EdgeGateway.Fuzz.Targets;

/// <summary>Files that people hand in: configuration, catalogue, tables.</summary>
internal static class ServiceTargets
{
    private const string Products = "店内码,名称,类别,登记证号,生产企业,规格,单位,毒性,有效成分,条码,净含量克,N%,P2O5%,K2O%,单价\n"
        + "A1,样例复合肥,肥料,,样例化肥厂,15-15-15,袋,,,6900000000076,40000,15,15,15,150.5\n"
        + "A2,样例杀虫剂,农药,PD00260009,样例农化,10%,瓶,低毒,吡虫啉;克百威,,100,,,,12\n";

    private const string Regulations = "有效成分,类别,生效日期,失效日期,依据\n吡虫啉,禁用,2026年12月1日,,样例公告\n毒死蜱,限用,2020/1/5,2026-12-31,\"样例,公告\"\n";

    private static readonly DateOnly Today = new(2026, 11, 25);

    public static IEnumerable<FuzzTarget> All()
    {
        var json = Seeds.Texts("{", "}", "[", "]", ":", ",", "\"", "//", "/*", "null", "true", "-1", "1e400", "99999999999999999999", "\"2026-02-30\"", "{\"a\":1}", "\\u0000", "\"code\":\"A1\"");
        var commas = Seeds.Texts(",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "2026年12月1日", "-1", "1e9", "99999999999999999999", "禁用", "高毒", "\uFEFF", "150.5");
        var sample = File.ReadAllBytes(SourceTree.Path("Gateway.Service", "Checkout", "Goods", "sample-catalogue.json"));
        var before = CatalogueReader.Sample().File;
        var configuration = new ConfigurationReader(new Dictionary<string, string>());
        return
        [
            new("csv", Seeds.Texts(Products, Regulations, "a;b\n\"x\"\"y\";2\r\n", "a\tb\n1\t2"), Csv) { Words = commas, Share = 0.5 },
            new("catalogue csv", Seeds.Texts(Products, Regulations), bytes => Import(bytes, before)) { Words = commas, Share = 0.02, AllocatesAlways = 1 << 20, AllocatesPerByte = 4096 },
            new("catalogue json", [sample], Catalogue) { Words = json, Share = 0.02, Longest = 16 * 1024, AllocatesAlways = 1 << 20, AllocatesPerByte = 1024 },
            new("catalogue import json", [sample], bytes => Import(bytes, before)) { Words = json, Share = 0.02, Longest = 16 * 1024, AllocatesAlways = 1 << 20, AllocatesPerByte = 1024 },
            new("configuration", Seeds.Texts(SourceTree.Read("Gateway.Service/Configuration/Profiles/demo.json"), SourceTree.Read("deploy/gateway.sample.json"), """{ "gatewayId": "a", "web": { "port": 0 } }"""), bytes => Configuration(configuration, bytes))
            {
                Words = json, Share = 0.02, Longest = 16 * 1024, AllocatesAlways = 4 << 20, AllocatesPerByte = 4096,
            },
        ];
    }

    private static int Csv(byte[] bytes)
    {
        var rows = CsvReader.Read(CsvReader.TextOf(bytes));
        return HashCode.Combine(Math.Min(rows.Count, 50), rows is [var first, ..] ? Math.Min(first.Cells.Count, 50) : 0);
    }

    private static int Import(byte[] bytes, CatalogueFile before)
    {
        var made = CatalogueImport.Make(bytes, before, null, Today);
        return HashCode.Combine(made.Bytes is null, Math.Min(made.Errors.Count, 20));
    }

    private static int Catalogue(byte[] bytes)
    {
        var reading = CatalogueReader.Read(bytes, null);
        return HashCode.Combine(reading.Catalogue is null, Math.Min(reading.Errors.Count, 20), reading.Catalogue?.Products.Count);
    }

    private static int Configuration(ConfigurationReader reader, byte[] bytes)
    {
        var result = reader.Read(Encoding.UTF8.GetString(bytes), "/nowhere");
        return HashCode.Combine(result.Options is null, Math.Min(result.Errors.Count, 20), result.Errors is [var first, ..] ? first.Path.Length : 0);
    }
}
