using EdgeGateway.Protocols.Barcodes;

namespace EdgeGateway.Protocols.Tests.Barcodes;

/// <summary>A folder per case: the bytes a scanner sent in <c>scan.hex</c>, what must come of them in <c>expected.txt</c>.</summary>
public sealed class BarcodeCaseTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Barcodes", "Cases");

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parse_CaseFolder_GivesWhatIsExpected(string name)
    {
        var raw = Convert.FromHexString(string.Concat(File.ReadAllLines(Path.Combine(Folder, name, "scan.hex"))));
        var data = AimIdentifier.Strip(raw, out var aimId);
        var label = LabelParser.Parse(LabelText.Decode(data.Span, aimId), aimId);
        Assert.Equal(File.ReadAllLines(Path.Combine(Folder, name, "expected.txt")), Lines(label, aimId));
    }

    /// <summary>Every kind of label has a good case, and most have a broken twin.</summary>
    [Fact]
    public void Names_CaseFolder_IsThere()
    {
        Assert.True(Names.Count >= 80);
        foreach (var kind in new[] { "pesticide", "seed", "ean", "gs1", "registration", "fertiliser", "store" })
            Assert.Contains(Names, row => row.Data.StartsWith(kind, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Lines(Label label, string? aimId) => Fields(label)
        .Append((Name: "aim", Value: aimId)).Where(field => field.Value is not (null or "")).Select(field => $"{field.Name}={field.Value}").Order(StringComparer.Ordinal);

    private static IEnumerable<(string Name, string? Value)> Fields(Label label) => label switch
    {
        PesticideLabel { Code: var code, Address: var address } =>
        [
            ("label", "Pesticide"), ("code", code.Digits), ("class", $"{code.Class}"), ("lastSix", code.LastSix), ("production", $"{code.Production}"),
            ("specification", code.Specification), ("address", address),
        ],
        SeedLabel seed => [("label", "Seed"), ("variety", seed.Variety), ("producer", seed.Producer), ("unitCode", seed.UnitCode), ("address", seed.Address)],
        Gs1Label gs1 =>
            [("label", "Gs1"), ("elements", string.Join(' ', gs1.Elements.Select(element => $"{element.Ai}:{element.Value}"))), ("undecoded", gs1.Undecoded)],
        ArticleNumber number =>
            [("label", "Article"), ("gtin", number.Gtin), ("display", number.Display), ("inStore", number.InStore ? "True" : null)],
        RegistrationNumber number => [("label", "Registration"), ("number", number.Number), ("fertiliser", $"{number.Fertiliser}")],
        StoreCode => [("label", "Store")],
        UnknownLabel unknown => [("label", "Unknown"), ("problem", $"{unknown.Problem}")],
        _ => throw new InvalidOperationException($"a kind of label without words: {label}"),
    };
}
