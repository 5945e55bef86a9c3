using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>Products, regulations or crop limits from a spreadsheet. Which of the three it is, the headings say.</summary>
internal static class CatalogueTables
{
    private static readonly Dictionary<string, string[]> ProductColumns = new()
    {
        ["code"] = ["店内码", "编码", "商品编码"],
        ["name"] = ["名称", "商品名称", "农药名称"],
        ["kind"] = ["类别", "种类"],
        ["registrationNumber"] = ["登记证号"],
        ["producer"] = ["生产企业", "生产厂家"],
        ["specification"] = ["规格"],
        ["scope"] = ["施用范围", "使用范围", "适用作物"],
        ["unit"] = ["单位"],
        ["toxicity"] = ["毒性"],
        ["sanitary"] = ["卫生用"],
        ["ingredients"] = ["有效成分", "有效成份"],
        ["eans"] = ["条码", "条形码"],
        ["unitSpecification"] = ["规格码"],
        ["netGrams"] = ["净含量克"],
        ["n"] = ["氮", "N%"],
        ["p2o5"] = ["五氧化二磷", "P2O5%"],
        ["k2o"] = ["氧化钾", "K2O%"],
        ["activePercent"] = ["有效成分含量"],
        ["price"] = ["单价", "价格", "单价元"],
    };

    private static readonly Dictionary<string, string[]> RegulationColumns = new()
    {
        ["ingredient"] = ["有效成分", "有效成份"],
        ["class"] = ["管理类别", "类别"],
        ["from"] = ["生效日期", "起"],
        ["to"] = ["失效日期", "止"],
        ["source"] = ["依据", "公告"],
    };

    private static readonly Dictionary<string, string[]> LimitColumns = new()
    {
        ["crop"] = ["作物"],
        ["measure"] = ["指标"],
        ["kgPerMu"] = ["每亩限量公斤", "限量"],
        ["from"] = ["生效日期", "起"],
        ["to"] = ["失效日期", "止"],
        ["source"] = ["依据", "标准"],
    };

    /// <summary>The one part the table holds; the others are null.</summary>
    public static CataloguePart Read(string text)
    {
        var rows = CsvReader.Read(text);
        var mistakes = new List<Mistake>();
        if (rows.Count < 2)
            return new CataloguePart { Mistakes = [new("", "表头下面没有内容。", "The table has no rows below its headings.")] };
        if (Matches(rows[0], LimitColumns, "crop", "kgPerMu") is { } limits)
            return new CataloguePart { Limits = Each(rows, limits, mistakes, Limit), Mistakes = mistakes, Places = PlacesOf("limits", rows, limits) };
        if (Matches(rows[0], RegulationColumns, "ingredient", "class", "from") is { } regulations)
            return new CataloguePart { Regulations = Each(rows, regulations, mistakes, Regulation), Mistakes = mistakes, Places = PlacesOf("regulations", rows, regulations) };
        if (Matches(rows[0], ProductColumns, "code", "name") is { } products)
            return new CataloguePart { Products = Each(rows, products, mistakes, Product), Mistakes = mistakes, Places = PlacesOf("products", rows, products) };
        var headings = string.Join(", ", rows[0].Cells);
        return new CataloguePart
        {
            Mistakes =
            [
                new(
                    rows[0].Line,
                    "",
                    new(
                        $"表头（{headings}）既不是商品（店内码、名称、类别、单价 …）、禁限用名单（有效成分、管理类别、生效日期、失效日期、依据），也不是定额（作物、指标、限量、起、止、依据）。",
                        $"The headings ({headings}) are neither those of products (code, name, kind, price, …), of regulations (ingredient, class, from, to, source) nor of limits (crop, measure, kgPerMu, from, to, source).")),
            ],
        };
    }

    private static TableColumns? Matches(CsvRow header, Dictionary<string, string[]> names, params string[] needed)
    {
        var columns = new TableColumns(header, names);
        return needed.All(columns.Has) ? columns : null;
    }

    private static List<T> Each<T>(IReadOnlyList<CsvRow> rows, TableColumns columns, List<Mistake> mistakes, Func<CellReader, T> read)
    {
        mistakes.AddRange(columns.Strangers.Select(heading =>
            new Mistake(rows[0].Line, "", new($"不认识表头“{heading}”，请改正或删去这一列。", $"the heading '{heading}' is not known; correct or delete the column."))));
        return [.. rows.Skip(1).Select(row => read(new CellReader(columns, row, mistakes)))];
    }

    private static EntryPlaces PlacesOf(string list, IReadOnlyList<CsvRow> rows, TableColumns columns) =>
        new(new Dictionary<string, IReadOnlyList<int>> { [list] = [.. rows.Skip(1).Select(row => row.Line)] }, columns);

    private static Product Product(CellReader row)
    {
        var (n, p2o5, k2o) = (row.Number("n"), row.Number("p2o5"), row.Number("k2o"));
        return new Product
        {
            Code = row.Needed("code"),
            Name = row.Needed("name"),
            Kind = row.Word("kind", TableWords.Kinds, ProductKind.Other),
            RegistrationNumber = row.Text("registrationNumber"),
            Producer = row.Text("producer") ?? "",
            Specification = row.Text("specification") ?? "",
            Scope = row.Text("scope"),
            Unit = row.Text("unit") ?? "件",
            Toxicity = row.Word("toxicity", TableWords.Toxicities, Toxicity.Unstated),
            Sanitary = row.Flag("sanitary"),
            Ingredients = row.List("ingredients"),
            Eans = row.List("eans"),
            UnitSpecification = row.Text("unitSpecification"),
            NetGrams = row.Number("netGrams"),
            Nutrients = n is null && p2o5 is null && k2o is null ? null : new Nutrients(n ?? 0, p2o5 ?? 0, k2o ?? 0),
            ActivePercent = row.Number("activePercent"),
            PriceFen = Fen(row),
        };
    }

    private static int Fen(CellReader row)
    {
        if (row.Text("price") is null)
            row.Wrong("price", "不能为空", "is empty");
        var yuan = row.Number("price") ?? 0;
        if (yuan is >= 0 and <= 1_000_000 && decimal.Round(yuan, 2) == yuan)
            return (int)(yuan * 100);
        row.Wrong("price", $"'{yuan}' 不是以元计的价格", $"'{yuan}' is not a price in yuan");
        return 0;
    }

    private static Regulation Regulation(CellReader row) => new(
        row.Needed("ingredient"),
        row.Word("class", TableWords.Classes, RegulationClass.Restricted),
        From(row), row.Text("source") ?? "", row.Date("to"));

    private static CropLimit Limit(CellReader row) => new(
        row.Needed("crop"),
        row.Word("measure", TableWords.Measures, Measure.N),
        row.Number("kgPerMu") ?? 0, From(row), row.Text("source") ?? "", row.Date("to"));

    private static DateOnly From(CellReader row)
    {
        if (row.Text("from") is null)
            row.Wrong("from", "不能为空", "is empty");
        return row.Date("from") ?? default;
    }
}
