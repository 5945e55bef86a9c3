using EdgeGateway.Devices.Scanner;
using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.Scanner;

/// <summary>
/// What a scanner's wire gave, a line per read, and the scans it makes: <c>serial.hex</c>, <c>hid-pos.hex</c> (hidraw reports), <c>keys.hex</c>
/// (input events). After the last read comes silence.
/// </summary>
public sealed class ScannerCaseTests
{
    private const int MaxBytes = 500;
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(30), Silence = TimeSpan.FromMilliseconds(100);
    private static readonly CaseFolder Cases = new("Scanner");

    public static TheoryData<string> Names => [.. Cases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scan_CaseFolder_GivesWhatIsExpected(string name)
    {
        IScanAssembler assembler = Cases.Wire(name) switch
        {
            "serial" => new ScanAssembler(Settle, Silence, MaxBytes),
            "hid-pos" => new HidPosAssembler(Silence, MaxBytes),
            "keys" => new KeyboardAssembler(Settle, Silence, MaxBytes),
            var wire => throw new InvalidOperationException($"a wire without a reader: {wire}"),
        };
        var scans = new List<ReadOnlyMemory<byte>>();
        TimeSpan? wait = null;
        foreach (var read in Cases.Reads(name))
            wait = assembler.Feed(read, scans);
        if (wait is not null)
            assembler.OnSilence(scans);
        var counts = CaseFolder.Value([("rejects", Some(assembler.Rejects)), ("overflows", Some(assembler.Overflows))]);
        Assert.Equal(Cases.Expected(name), [.. scans.Select(Words), .. counts.Length == 0 ? (string[])[] : [counts]]);
    }

    [Fact]
    public void Names_CaseFolder_HasEveryWire() =>
        Assert.All(["serial", "hid-pos", "keys"], wire => Assert.Contains(Cases.Names, name => Cases.Wire(name) == wire));

    private static string Words(ReadOnlyMemory<byte> scan) => CaseFolder.Value([("scan", Printable.Of(LabelText.Decode(scan.Span)))]);

    private static int? Some(int count) => count == 0 ? null : count;
}
