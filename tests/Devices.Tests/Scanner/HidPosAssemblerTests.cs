using System.Text;
using EdgeGateway.Devices.Scanner;

namespace EdgeGateway.Devices.Tests.Scanner;

public sealed class HidPosAssemblerTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(60);
    private readonly HidPosAssembler _assembler = new(Silence, maxBytes: 200);
    private readonly List<ReadOnlyMemory<byte>> _scans = [];

    private string[] Scans => [.. _scans.Select(scan => Encoding.ASCII.GetString(scan.Span))];

    [Fact]
    public void Feed_WholeLabel_NeedsNoSilence()
    {
        Assert.Null(_assembler.Feed(HidReports.Of("]E0", "6900000000014\r\n"), _scans));
        Assert.Equal(["]E06900000000014"], Scans);
    }

    [Fact]
    public void Feed_ReportsOneByOne_WaitUntilTheLast()
    {
        var reports = HidReports.Of("]Q1", new string('x', 120)).Chunk(64).ToArray();
        Assert.Equal(Silence, _assembler.Feed(reports[0], _scans));
        Assert.Equal(Silence, _assembler.Feed(reports[1], _scans));
        Assert.Empty(_scans);
        Assert.Null(_assembler.Feed(reports[2], _scans));
        Assert.Equal(["]Q1" + new string('x', 120)], Scans);
    }

    [Fact]
    public void OnSilence_NextReportNeverCame_GivesTheHalf()
    {
        _assembler.Feed(HidReports.Report("]Q1", "12600011001000000"u8.ToArray(), continued: true), _scans);
        _assembler.OnSilence(_scans);
        Assert.Equal(["]Q112600011001000000"], Scans);
        _assembler.OnSilence(_scans);
        Assert.Single(_scans);
    }

    [Fact]
    public void Feed_LabelThatNeverEnds_IsThrownAwayWhole()
    {
        _assembler.Feed(HidReports.Of("]Q1", new string('x', 400)), _scans);
        Assert.Equal((0, 1), (_scans.Count, _assembler.Overflows));
        _assembler.Feed(HidReports.Of("]E0", "6900000000014"), _scans);
        Assert.Equal(["]E06900000000014"], Scans);
    }

    [Fact]
    public void Feed_ReportOfUnusualLength_IsOneReport()
    {
        var report = HidReports.Of("]E0", "6900000000014");
        _assembler.Feed([report[0], 0, .. report[1..]], _scans);
        Assert.Equal(["]E06900000000014"], Scans);
    }
}
