using System.Text.RegularExpressions;

namespace EdgeGateway.Protocols.Barcodes;

/// <summary>
/// Registration number of a fertiliser (肥料登记证号): 农肥(2018)准字1234号, 微生物肥(2018)准字(1234)号, 浙农肥(2018)准字1234号, 临字 for
/// old temporary ones. Many fertilisers need none, so a missing number never blocks a sale.
/// </summary>
public sealed partial record FertiliserRegistration
{
    private const int MaxLength = 40;

    private FertiliserRegistration(string number) => Number = number;

    /// <summary>The number with half-width digits and brackets, as it is stored and compared.</summary>
    public string Number { get; }

    /// <summary>Reads a number, tolerant of full-width characters and spaces.</summary>
    public static FertiliserRegistration? TryParse(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength)
            return null;
        var number = HalfWidth.Normalise(text);
        return Pattern().IsMatch(number) ? new FertiliserRegistration(number) : null;
    }

    /// <inheritdoc />
    public override string ToString() => Number;

    [GeneratedRegex(@"\A([\u4E00-\u9FFF]?农肥|微生物肥)(\([0-9]{4}\))?[准临]字(\([0-9]{1,6}\)|[0-9]{1,6})号\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
