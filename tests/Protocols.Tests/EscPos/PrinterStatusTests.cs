using System.Text;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Protocols.Tests.EscPos;

public sealed class PrinterStatusTests
{
    [Theory]
    [InlineData(0x12, true)]
    [InlineData(0x7E, true)]
    [InlineData(0x10, false)]
    [InlineData(0x13, false)]
    [InlineData(0x92, false)]
    [InlineData(0x02, false)]
    public void IsRealTime_Byte_FollowsThePattern(byte raw, bool expected) => Assert.Equal(expected, PrinterStatus.IsRealTime(raw));

    [Fact]
    public void CompletionIds_Numbers_AreDistinctAndNeverLookLikeStatus()
    {
        var ids = Enumerable.Range(0, 50_625).Select(CompletionId.FromNumber).ToHashSet();
        Assert.Equal(50_625, ids.Count);
        Assert.All(ids, id => Assert.All(Encoding.ASCII.GetBytes(id.Text), b => Assert.Equal(0, b & 0x90)));
        Assert.Equal(CompletionId.FromNumber(0), CompletionId.FromNumber(50_625));
        Assert.Equal(4, CompletionId.FromNumber(-1).Text.Length);
    }

    [Fact]
    public void Commands_Requests_AreTheirBytes()
    {
        Assert.Equal("1D28480600303041414142", Convert.ToHexString(EscPosCommands.Completion(CompletionId.FromNumber(1))));
        Assert.Equal("100404", Convert.ToHexString(EscPosCommands.RealTimeStatus(StatusSubject.RollSensor)));
        Assert.Equal("1D7201", Convert.ToHexString(EscPosCommands.BufferedStatus));
    }
}
