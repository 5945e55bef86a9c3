using System.Text;
using CsCheck;
using EdgeGateway.Devices.Scanner;

namespace EdgeGateway.Devices.Tests.Scanner;

public sealed class ScanAssemblerTests
{
    private const string Code = "12600011001000000000000000000000";
    private const string Seed = "测试一号\r\n示例种业\r\nSEED01\r\nhttp://seed.example/1";
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(40);

    [Theory]
    [InlineData(Code + "\r", Code)]
    [InlineData(Code + "\n", Code)]
    [InlineData(Code + "\r\n", Code)]
    [InlineData("\n" + Code + "\r", Code)]
    [InlineData("6900000000014\r", "6900000000014")]
    [InlineData("]E06900000000014\r", "]E06900000000014")]
    [InlineData("https://trace.example/?c=" + Code + "\r", "https://trace.example/?c=" + Code)]
    [InlineData(Seed + "\r\n", Seed)]
    [InlineData("0106900000000014\u001D10A\r", "0106900000000014\u001D10A")]
    public void Feed_WholeLabelWithSuffix_NeedsOnlyTheShortSilence(string bytes, string scan)
    {
        var (assembler, scans) = New();
        Assert.Equal(Settle, Feed(assembler, scans, bytes));
        Assert.Empty(scans);
        assembler.OnSilence(scans);
        Assert.Equal([scan], Texts(scans));
    }

    [Theory]
    [InlineData(Code, Code)] // no suffix
    [InlineData("A-12\r", "A-12")] // a first line of more could look like this
    [InlineData("测试一号\r\n", "测试一号")]
    [InlineData("1260001100100\r", "1260001100100")]
    [InlineData("126000110010000\r", "126000110010000")] // half a code
    [InlineData("测试一号\r\n示例种业\r\n", "测试一号\r\n示例种业")]
    public void Feed_AnythingElse_NeedsTheFullSilence(string bytes, string scan)
    {
        var (assembler, scans) = New();
        Assert.Equal(Silence, Feed(assembler, scans, bytes));
        assembler.OnSilence(scans);
        Assert.Equal([scan], Texts(scans));
    }

    [Theory]
    [InlineData("\u0002" + Code + "\u0003", Code)]
    [InlineData(Code + "\u0003", Code)]
    [InlineData(Code + "\r\u0003", Code)]
    [InlineData("\u0002" + Seed + "\u0003\r\n", Seed)]
    public void Feed_Etx_EndsTheScanAtOnce(string bytes, string scan)
    {
        var (assembler, scans) = New();
        Assert.Null(Feed(assembler, scans, bytes));
        Assert.Equal([scan], Texts(scans));
        assembler.OnSilence(scans);
        Assert.Single(scans);
    }

    [Fact]
    public void Feed_StxWithoutEtx_IsAScanAfterSilence()
    {
        var (assembler, scans) = New();
        Assert.Equal(Silence, Feed(assembler, scans, "\u0002" + Code + "\r"));
        assembler.OnSilence(scans);
        Assert.Equal([Code], Texts(scans));
        Assert.Null(Feed(assembler, scans, "6900000000014\u0003"));
        Assert.Equal(2, scans.Count);
    }

    [Fact]
    public void Feed_LineFeedAfterTheScanWasEnded_IsNoScan()
    {
        var (assembler, scans) = New();
        Feed(assembler, scans, Code + "\r");
        assembler.OnSilence(scans);
        Assert.Null(Feed(assembler, scans, "\n"));
        assembler.OnSilence(scans);
        Assert.Single(scans);
    }

    [Fact]
    public void OnSilence_BurstOfLabels_AreSeveralScans()
    {
        var (assembler, scans) = New();
        Feed(assembler, scans, $"6900000000014\r\n]Q1{Code}\r\n6900000000014\r\n");
        assembler.OnSilence(scans);
        Assert.Equal(["6900000000014", "]Q1" + Code, "6900000000014"], Texts(scans));
    }

    [Theory]
    [InlineData("http://trace.example/?c=" + Code + "\n" + Code)] // one label that says its code twice
    [InlineData(Code + "\n测试剂")]
    [InlineData("6900000000014\nabc")]
    public void OnSilence_LinesOfOneLabel_StayTogether(string label)
    {
        var (assembler, scans) = New();
        Feed(assembler, scans, label + "\r");
        assembler.OnSilence(scans);
        Assert.Equal([label], Texts(scans));
    }

    [Fact]
    public void Feed_WithoutEnd_IsThrownAwayUpToTheSilence()
    {
        var (assembler, scans) = New();
        Assert.Equal(Silence, Feed(assembler, scans, new string('x', 5000) + "\r"));
        assembler.OnSilence(scans);
        Assert.Empty(scans);
        Assert.Equal(1, assembler.Overflows);
        Feed(assembler, scans, Code + "\r");
        assembler.OnSilence(scans);
        Assert.Equal([Code], Texts(scans));
    }

    [Fact]
    public void OnSilence_NothingThere_IsNoScan()
    {
        var (assembler, scans) = New();
        assembler.OnSilence(scans);
        Assert.Null(Feed(assembler, scans, "\r\n\r\n"));
        Assert.Null(Feed(assembler, scans, "\u0003"));
        Assert.Empty(scans);
    }

    [Fact]
    public void Feed_AnySplit_GivesTheSameScans() =>
        Gen.Select(Gen.OneOf(Gen.Byte, Gen.OneOf<byte>(2, 3, 13, 10, 0x36)).Array[0, 60], Gen.Int[0, 60].Array[0, 8]).Sample((bytes, cuts) =>
        {
            var (whole, expected) = New(32);
            whole.Feed(bytes, expected);
            whole.OnSilence(expected);
            var (split, actual) = New(32);
            var start = 0;
            foreach (var end in cuts.Where(cut => cut < bytes.Length).Order().Append(bytes.Length))
            {
                split.Feed(bytes.AsSpan(start..end), actual);
                start = end;
            }
            split.OnSilence(actual);
            Assert.Equal(Texts(expected), Texts(actual));
            Assert.Equal(whole.Overflows, split.Overflows);
        });

    [Fact]
    public void SettleAt_SlowWire_WaitsForTenBytesMore()
    {
        var framing = new ScanFraming();
        Assert.Equal(3, framing.SettleAt(null).TotalMilliseconds);
        Assert.Equal(13.4, framing.SettleAt(9600).TotalMilliseconds, 1);
        Assert.Equal(3.9, framing.SettleAt(115200).TotalMilliseconds, 1);
    }

    private static (ScanAssembler Assembler, List<ReadOnlyMemory<byte>> Scans) New(int max = 4096) => (new(Settle, Silence, max), []);

    private static TimeSpan? Feed(ScanAssembler assembler, List<ReadOnlyMemory<byte>> scans, string text) =>
        assembler.Feed(Encoding.UTF8.GetBytes(text), scans);

    private static string[] Texts(IEnumerable<ReadOnlyMemory<byte>> scans) => [.. scans.Select(scan => Encoding.UTF8.GetString(scan.Span))];
}
