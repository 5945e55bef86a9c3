using System.Globalization;
using EdgeGateway.Protocols.IdCard;
using static EdgeGateway.Protocols.Tests.IdCard.SamBytes;

namespace EdgeGateway.Protocols.Tests.IdCard;

/// <summary>A folder per case: the bytes of a wire in <c>answer.hex</c>, what must come of them in <c>expected.txt</c>.</summary>
public sealed class IdentityCaseTests
{
    public static TheoryData<string> Names => [.. Directory.GetDirectories(CaseFolder).Select(folder => Path.GetFileName(folder)!).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_CaseFolder_GivesWhatIsExpected(string name)
    {
        var bytes = Hex(File.ReadAllText(Path.Combine(CaseFolder, name, "answer.hex")).Trim());
        var expected = File.ReadAllText(Path.Combine(CaseFolder, name, "expected.txt"))
            .Split("---\n", StringSplitOptions.RemoveEmptyEntries).Select(Sorted);
        Assert.Equal(expected, Parse(bytes).Select(answer => Sorted(string.Join('\n', Lines(BaseInformation.Read(answer))))));
    }

    [Fact]
    public void Names_CaseFolder_IsThere() => Assert.True(Names.Count >= 40);

    private static string Sorted(string lines) => string.Join('\n', lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Lines(IdentityReading reading)
    {
        if (reading.Document is not { } document)
            return [$"problem={reading.Problem}"];
        (string Name, object? Value)[] fields =
        [
            ("type", document.Type), ("name", document.Name), ("english", document.EnglishName), ("number", document.Number),
            ("checked", document.NumberChecked), ("sex", document.Sex), ("ethnicity", document.EthnicityCode), ("birth", document.Birth),
            ("address", document.Address), ("authority", document.Authority), ("from", document.ValidFrom), ("to", document.ValidTo),
            ("forever", document.ValidForever ? true : null), ("nationality", document.Nationality),
            ("permit", document.TravelPermitNumber), ("issues", document.IssueCount),
        ];
        return fields.Where(field => field.Value is not (null or "")).Select(field => $"{field.Name}={Text(field.Value)}");
    }

    private static string? Text(object? value) =>
        value is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value?.ToString();
}
