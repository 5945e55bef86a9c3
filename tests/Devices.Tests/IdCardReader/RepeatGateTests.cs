using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.Tests.IdCardReader;

public sealed class RepeatGateTests
{
    private readonly RepeatGate _gate = new(TimeSpan.FromSeconds(3));

    private bool IsNews(string number, double at) => _gate.IsNews(number, TimeSpan.FromSeconds(at));

    [Fact]
    public void IsNews_CardLiesThere_OnlyTheFirstTime()
    {
        Assert.True(IsNews("000000199001010018", 0));
        for (var at = 2.9; at < 60; at += 2.9)
            Assert.False(IsNews("000000199001010018", at));
    }

    [Fact]
    public void IsNews_AfterTheWindow_Again()
    {
        Assert.True(IsNews("000000199001010018", 0));
        Assert.True(IsNews("000000199001010018", 3));
    }

    [Fact]
    public void IsNews_AnotherCardAndBack_EachTime()
    {
        Assert.True(IsNews("000000199001010018", 0));
        Assert.True(IsNews("000001198505150024", 1));
        Assert.True(IsNews("000000199001010018", 2));
    }

    [Theory]
    [InlineData(SamCommand.Find, 115200, 0.60, 0.61)]
    [InlineData(SamCommand.ReadBase, 115200, 2.6, 2.7)]
    [InlineData(SamCommand.ReadBase, 9600, 3.8, 3.9)]
    [InlineData(SamCommand.ReadBase, null, 3.8, 3.9)]
    public void Limit_Command_IsThinkingPlusWire(SamCommand command, int? baud, double least, double most) =>
        Assert.InRange(ReaderTimes.Limit(command, baud).TotalSeconds, least, most);
}
