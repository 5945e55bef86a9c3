using System.Globalization;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Testing;
using static EdgeGateway.Protocols.Tests.IdCard.SamBytes;

namespace EdgeGateway.Protocols.Tests.IdCard;

/// <summary>
/// What came from a reader: <c>answer.hex</c> of a read command, <c>status.hex</c> of any other, <c>sam-id.hex</c>, <c>new-address.hex</c>, and
/// <c>usb-split.hex</c> or <c>usb-single.hex</c>, a line per transfer, for the two pipe layouts.
/// </summary>
public sealed class IdentityCaseTests
{
    private static readonly SamUsbPipes Split = new(0x02, 0x06, 0x81, 0x85), Single = new(0x01, 0x01, 0x81, 0x81);

    public static TheoryData<string> Names => [.. Cases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_CaseFolder_GivesWhatIsExpected(string name) => Assert.Equal(Cases.Expected(name), Cases.Wire(name) switch
    {
        "usb-split" => [Transfers(Split, Cases.Reads(name))],
        "usb-single" => [Transfers(Single, Cases.Reads(name))],
        var wire => Parse(Cases.Bytes(name)).Select(answer => CaseFolder.Value(Fields(wire, answer))),
    });

    [Fact]
    public void Names_CaseFolder_HasEveryState()
    {
        string[] states = ["10", "11", "21", "23", "24", "31", "32", "33", "37", "3f", "40", "41", "47", "60", "66", "67", "69", "80", "81", "90", "91", "9f"];
        Assert.All(states, state => Assert.Contains($"status-{state}", Cases.Names));
        Assert.True(Cases.Names.Count >= 90);
    }

    private static IEnumerable<(string Name, object? Value)> Fields(string wire, SamAnswer answer) => wire switch
    {
        "answer" => Identity(BaseInformation.Read(answer)),
        "status" => State(answer),
        "sam-id" => [("sam", SamId.Text(answer.Data.Span)), ("length", answer.DataLength)],
        "new-address" => [("address", NewAddress.Read(answer)), ("state", $"{answer.Sw3:X2}")],
        _ => throw new InvalidOperationException($"a wire without words: {wire}"),
    };

    private static IEnumerable<(string Name, object? Value)> State(SamAnswer answer)
    {
        var commands = Enum.GetValues<SamCommand>();
        var fits = commands.Where(command => answer.Fits(command)).ToArray();
        return
        [
            ("state", $"{answer.Sw3:X2}"), ("class", answer.Class), ("card", answer is { Sw1: 0, Sw2: 0 } ? null : $"{answer.Sw1:X2}{answer.Sw2:X2}"),
            ("data", answer.DataLength == 0 ? null : Convert.ToHexString(answer.Data.Span)),
            ("fits", fits.Length == commands.Length ? "any" : string.Join(' ', fits)),
        ];
    }

    /// <summary>Which pipe was asked for every transfer, whether the answer was then whole, and what it said.</summary>
    private static string Transfers(SamUsbPipes pipes, IReadOnlyList<byte[]> transfers)
    {
        var answer = new SamUsbAnswer(pipes);
        var asked = new List<string>();
        foreach (var transfer in transfers)
        {
            Assert.False(answer.IsWhole);
            asked.Add($"{answer.Pipe:X2}");
            answer.Take(transfer);
        }
        var states = Parse([.. transfers.SelectMany(transfer => transfer)]).Select(one => $"{one.Sw3:X2}");
        return CaseFolder.Value([("pipes", string.Join(' ', asked)), ("whole", answer.IsWhole), ("states", string.Join(' ', states))]);
    }

    private static IEnumerable<(string Name, object? Value)> Identity(IdentityReading reading)
    {
        if (reading.Document is not { } document)
            return [("problem", reading.Problem)];
        return
        [
            ("type", document.Type), ("name", document.Name), ("english", document.EnglishName), ("number", document.Number),
            ("checked", document.NumberChecked), ("sex", document.Sex), ("ethnicity", document.EthnicityCode), ("birth", Text(document.Birth)),
            ("address", document.Address), ("authority", document.Authority), ("from", Text(document.ValidFrom)), ("to", Text(document.ValidTo)),
            ("forever", document.ValidForever ? true : null), ("nationality", document.Nationality),
            ("permit", document.TravelPermitNumber), ("issues", document.IssueCount),
        ];
    }

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
