using CsCheck;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Protocols.Tests.Messages;

public sealed class EventIdsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 42, 7, 123, TimeSpan.Zero);

    [Fact]
    public void Next_OneId_IsVersion7WithItsTime()
    {
        var id = new EventIds().Next(Now);
        Assert.Equal((7, 0b10), (id.Version, id.Variant >> 2));
        Assert.Equal(Now.ToUnixTimeMilliseconds().ToString("x12"), id.ToString("N")[..12]);
    }

    [Fact]
    public void Next_ManyInOneMillisecond_RiseAndStayUnique()
    {
        var ids = new EventIds();
        var made = Enumerable.Range(0, 20_000).Select(_ => ids.Next(Now).ToString()).ToList();
        Assert.Equal(made.Distinct().Order(StringComparer.Ordinal), made);
    }

    [Fact]
    public void Next_ClockStepsBackALittle_KeepsRising()
    {
        var ids = new EventIds();
        var before = ids.Next(Now).ToString();
        Assert.True(string.CompareOrdinal(ids.Next(Now.AddSeconds(-30)).ToString(), before) > 0);
    }

    [Fact]
    public void Next_ClockWasYearsAhead_FollowsItBack()
    {
        var ids = new EventIds();
        ids.Next(Now.AddYears(70));
        Assert.StartsWith(Now.ToUnixTimeMilliseconds().ToString("x12"), ids.Next(Now).ToString("N"), StringComparison.Ordinal);
    }

    [Fact]
    public void Next_ClockBefore1970_CountsAs1970() =>
        Assert.StartsWith("000000000000", new EventIds().Next(DateTimeOffset.UnixEpoch.AddYears(-5)).ToString("N"), StringComparison.Ordinal);

    [Fact]
    public void Next_ClockJumpsAnyhow_NeverRepeats() => Gen.Long[0, 200_000].Array[1, 200].Sample(jumps =>
    {
        var ids = new EventIds();
        return jumps.Select(ms => ids.Next(DateTimeOffset.UnixEpoch.AddMilliseconds(ms))).Distinct().Count() == jumps.Length;
    });
}
