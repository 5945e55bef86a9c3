using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Testing;

namespace EdgeGateway.Protocols.Tests.Barcodes;

/// <summary>A folder per case: the bytes a scanner sent in <c>scan.hex</c>, what must come of them in <c>expected.txt</c>.</summary>
public sealed class BarcodeCaseTests
{
    private static readonly CaseFolder Cases = new("Barcodes");

    public static TheoryData<string> Names => [.. Cases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parse_CaseFolder_GivesWhatIsExpected(string name)
    {
        var data = AimIdentifier.Strip(Cases.Bytes(name), out var aimId);
        var label = LabelParser.Parse(LabelText.Decode(data.Span, aimId), aimId);
        Assert.Equal(Cases.Expected(name), [CaseFolder.Value([.. Fields(label), ("aim", aimId)])]);
    }

    /// <summary>Every kind of label has a good case, and most have a broken twin.</summary>
    [Fact]
    public void Names_CaseFolder_IsThere()
    {
        Assert.True(Cases.Names.Count >= 110);
        foreach (var kind in new[] { "pesticide", "seed", "ean", "gs1", "registration", "fertiliser", "store", "aim" })
            Assert.Contains(Cases.Names, name => name.StartsWith(kind, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, object? Value)> Fields(Label label) => label switch
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
