using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Protocols.Tests.EscPos;

public sealed class RealTimeScannerTests
{
    [Theory]
    [InlineData("100401", 0x04, 1)]
    [InlineData("10100404", 0x04, 4)]
    [InlineData("1D763000010001" + "00100402", 0x04, 2)] // inside a picture too
    [InlineData("100502", 0x05, 2)]
    public void Next_Request_IsFoundAtItsLastByte(string hex, byte command, byte argument)
    {
        var scanner = new RealTimeScanner();
        var found = Convert.FromHexString(hex).Select(scanner.Next).ToArray();
        Assert.All(found[..^1], Assert.Null);
        Assert.Equal((command, argument), found[^1]);
    }

    [Theory]
    [InlineData("100400")]
    [InlineData("100405")]
    [InlineData("10410401")]
    [InlineData("040110")]
    public void Next_BrokenTwin_IsNothing(string hex)
    {
        var scanner = new RealTimeScanner();
        Assert.All(Convert.FromHexString(hex).Select(scanner.Next), Assert.Null);
    }
}
