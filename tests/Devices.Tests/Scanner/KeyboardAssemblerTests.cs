using System.Text;
using EdgeGateway.Devices.Scanner;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.Scanner;

public sealed class KeyboardAssemblerTests
{
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(30), Silence = TimeSpan.FromMilliseconds(100);
    private readonly KeyboardAssembler _assembler = new(Settle, Silence, maxBytes: 100);
    private readonly List<ReadOnlyMemory<byte>> _scans = [];

    private string[] Scans => [.. _scans.Select(scan => Encoding.ASCII.GetString(scan.Span))];

    [Theory]
    [InlineData("6900000000014\r", 30)]
    [InlineData("6900000000014", 100)]
    [InlineData("A-0012\r", 100)] // a first line can look like this
    public void Feed_Typed_WaitsShortOnlyForAWholeLabel(string text, int milliseconds)
    {
        Assert.Equal(milliseconds, _assembler.Feed(KeyEvents.Of(text), _scans)?.TotalMilliseconds);
        Assert.Empty(_scans);
        _assembler.OnSilence(_scans);
        Assert.Equal([text.TrimEnd('\r')], Scans);
    }

    [Fact]
    public void Feed_KeyLetGo_ChangesNothing()
    {
        Assert.Null(_assembler.Feed(KeyEvents.Up(30), _scans));
        var wait = _assembler.Feed(KeyEvents.Of("6900000000014\r"), _scans);
        Assert.Equal(wait, _assembler.Feed(KeyEvents.Up(28), _scans));
    }

    [Fact]
    public void Feed_TooLong_Overflows()
    {
        _assembler.Feed(KeyEvents.Of(new string('x', 150)), _scans);
        _assembler.OnSilence(_scans);
        Assert.Equal((0, 1), (_scans.Count, _assembler.Overflows));
    }
}
