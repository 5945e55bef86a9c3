using System.Text;
using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Protocols.City;

namespace EdgeGateway.Fuzz.Targets;

/// <summary>Everything printed on goods, and the numbers of the city standards.</summary>
internal static class LabelTargets
{
    private static readonly byte[][] Words =
    [
        "]Q1"u8.ToArray(), "]C1"u8.ToArray(), "]d2"u8.ToArray(), "]Q3"u8.ToArray(), "]E0"u8.ToArray(), [0x1D], "01"u8.ToArray(), "0106900000000014"u8.ToArray(), "17261231"u8.ToArray(),
        "12600011001000000000000000000001"u8.ToArray(), "https://"u8.ToArray(), "PD20260001"u8.ToArray(), "\\000026"u8.ToArray(), "农药"u8.ToArray(), "品种名称："u8.ToArray(), "农肥（2026）准字1号"u8.ToArray(), [0xA3, 0xB1],
    ];

    public static IEnumerable<FuzzTarget> All()
    {
        var scans = Seeds.Cases("tests/Protocols.Tests/Barcodes/Cases", "scan.hex");
        return
        [
            new("label", scans, Label) { Words = Words },
            new("gs1", [.. scans, .. Seeds.Texts("0106900000000014\u001d10B7", "https://example.org/01/06900000000014/10/B7?17=261231")], Gs1) { Words = Words, Share = 0.5 },
            new("registration numbers", Seeds.Texts("PD20260001", "WP20260001", "PD00260001F260001", "农肥（2026）准字0001号", "浙农肥（2026）准字0001号", "12600011001000000000000000000001", "(01)06900000000014"), Numbers) { Words = Words, Share = 0.5, Longest = 512 },
            new("city numbers", Seeds.Texts("330000-0409", "33010000001320000001", "330100000000001", "0409", "330106001001"), City) { Share = 0.5, Longest = 64 },
        ];
    }

    private static int Label(byte[] bytes)
    {
        var raw = AimIdentifier.Strip(bytes, out var aimId);
        var label = LabelParser.Parse(LabelText.Decode(raw.Span, aimId), aimId);
        return HashCode.Combine(label.GetType(), (label as UnknownLabel)?.Problem, (label as Gs1Label)?.Elements.Count, aimId, (label as PesticideLabel)?.Address is null);
    }

    private static int Gs1(byte[] bytes)
    {
        var text = LabelText.Decode(bytes);
        var (elements, link) = (Gs1Parser.Parse(text, out var undecoded), Gs1Parser.ParseLink(text));
        var dates = (elements ?? []).Count(element => Gs1Date.TryParse(element.Value, 2026, out _));
        return HashCode.Combine(elements?.Count, undecoded.Length > 0, link?.Count, dates, elements is [var first, ..] ? first.Ai : "");
    }

    private static int Numbers(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var (pesticide, fertiliser, unit) = (PesticideRegistration.TryParse(text), FertiliserRegistration.TryParse(text), PesticideUnitCode.TryParse(text));
        var belongs = pesticide is not null && unit?.MayBelongTo(pesticide) == true;
        return HashCode.Combine(pesticide?.ToString().Length, fertiliser?.ToString().Length, unit?.Class, unit?.Production, belongs, Mod10.IsValid(text));
    }

    private static int City(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return HashCode.Combine(
            MatterCode.TryParse(text, out _), NationalDeviceId.TryParse(text, out _), UnitGrid.TryParse(text, out _), CodeConversion.To2026(text),
            text.Length > 6 && MatterCode.TryCreate(text.AsSpan(0, 6), text.AsSpan(6), out _));
    }
}
