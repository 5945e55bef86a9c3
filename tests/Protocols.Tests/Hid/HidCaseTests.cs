using System.Buffers.Binary;
using System.Text;
using CsCheck;
using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Protocols.Hid;
using EdgeGateway.Testing;

namespace EdgeGateway.Protocols.Tests.Hid;

/// <summary>
/// What the kernel's files of HID devices gave: <c>report.hex</c> of a HID POS scanner, a line per report; <c>descriptor.hex</c>, what a device
/// says it is; <c>raw-info.hex</c>, the answer to HIDIOCGRAWINFO, from which follows the report that makes a scanner send;
/// <c>keys.hex</c>, input events of 24 bytes.
/// </summary>
public sealed class HidCaseTests
{
    private static readonly CaseFolder Cases = new("Hid");

    public static TheoryData<string> Names => [.. Cases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_CaseFolder_GivesWhatIsExpected(string name) => Assert.Equal(Cases.Expected(name), Cases.Wire(name) switch
    {
        "report" => Cases.Reads(name).Select(report => HidPosReport.TryRead(report)).OfType<HidPosReport>().Select(Words),
        "descriptor" => [CaseFolder.Value([("scanner", HidDescriptor.IsScanner(Cases.Bytes(name)))])],
        "raw-info" => [CaseFolder.Value([("enable", Enable(Cases.Bytes(name)))])],
        "keys" => [CaseFolder.Value([("typed", Typed(Cases.Reads(name)))])],
        var wire => throw new InvalidOperationException($"a wire without words: {wire}"),
    });

    [Fact]
    public void Names_CaseFolder_HasEveryKind()
    {
        foreach (var kind in new[] { "pos-shifted", "pos-continued", "pos-count", "enable", "descriptor", "keys-keypad", "keys-caps", "keys-alt", "keys-right-shift" })
            Assert.Contains(Cases.Names, name => name.StartsWith(kind, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_AnyReport_NeverThrowsAndStaysInside() => Gen.Byte.Array[0, 80].Sample(bytes =>
    {
        if (HidPosReport.TryRead(bytes) is { } report)
            Assert.InRange(report.Data.Length, 0, Math.Min(HidPosReport.MostData, bytes.Length));
    });

    [Fact]
    public void Read_AnyDescriptor_NeverThrows() => Gen.Byte.Array[0, 100].Sample(bytes => { _ = HidDescriptor.IsScanner(bytes); });

    private static string Words(HidPosReport report) => CaseFolder.Value(
    [
        ("aim", report.AimId), ("data", Printable.Of(Encoding.Latin1.GetString(report.Data.Span))), ("symbology", $"{report.Symbology:X2}"),
        ("continued", report.Continued ? true : null),
    ]);

    private static string Enable(byte[] info)
    {
        var report = HidVendors.EnableReport(BinaryPrimitives.ReadUInt16LittleEndian(info.AsSpan(4)));
        return report.IsEmpty ? "none" : Convert.ToHexString(report);
    }

    private static string Typed(IReadOnlyList<byte[]> reads)
    {
        var decoder = new KeyDecoder();
        var typed = new List<byte>();
        foreach (var read in reads)
            decoder.Feed(read, typed);
        return Printable.Of(LabelText.Decode([.. typed]));
    }
}
