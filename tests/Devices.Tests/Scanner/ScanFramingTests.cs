using System.Text;
using EdgeGateway.Devices;
using EdgeGateway.Devices.Scanner;

namespace EdgeGateway.Devices.Tests.Scanner;

public sealed class ScanFramingTests
{
    [Fact]
    public void Of_AnEmptyConfiguration_IsWhatTheConnectionNeeds()
    {
        Assert.Equal(new ScanFraming(), ScanFraming.Of(new DeviceOptions(), keyboard: false));
        Assert.Equal(ScanFraming.Keyboard, ScanFraming.Of(new DeviceOptions(), keyboard: true));
    }

    [Fact]
    public void Of_SilenceAndSuffix_AreTaken()
    {
        var framing = ScanFraming.Of(new DeviceOptions { ScanSilence = TimeSpan.FromMilliseconds(250), ScanSuffix = "tab" }, keyboard: false);

        Assert.Equal((TimeSpan.FromMilliseconds(250), (byte?)9), (framing.Silence, framing.Suffix));
    }

    [Theory]
    [InlineData("tab", "A1\tA2\t", "A1|A2")]
    [InlineData("cr", "A1\r\nA2\r\n", "A1|A2")]
    [InlineData(null, "A1\tA2\t", "")]
    public void Suffix_OfTheConfiguration_EndsAScanAtOnce(string? suffix, string wire, string scans)
    {
        var framing = ScanFraming.Of(new DeviceOptions { ScanSuffix = suffix }, keyboard: false);
        var assembler = new ScanAssembler(framing.Settle, framing.Silence, framing.MaxBytes, framing.Suffix);
        var found = new List<ReadOnlyMemory<byte>>();

        assembler.Feed(Encoding.ASCII.GetBytes(wire), found);

        Assert.Equal(scans, string.Join('|', found.Select(scan => Encoding.ASCII.GetString(scan.Span))));
    }
}
