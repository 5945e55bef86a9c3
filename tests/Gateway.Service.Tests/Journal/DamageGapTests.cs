using CsCheck;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class DamageGapTests
{
    [Fact]
    public void End_AnyDamagedRange_FindsExactlyItsEnd() => Gen.Select(Gen.Long[0, 1000], Gen.Long[1, 5000], Gen.Long[0, 5000]).Sample((after, length, rest) =>
    {
        // Rows after+1 .. after+length cannot be read; reading behind after+length can.
        var probes = 0;
        var end = DamageGap.End(after, after + length + rest, from => ++probes > 0 && from >= after + length);
        return end == after + length && probes < 40;
    });

    [Fact]
    public void End_NothingReadableAnyMore_IsNull()
    {
        Assert.Null(DamageGap.End(10, 5000, _ => false));
        Assert.Null(DamageGap.End(10, long.MaxValue / 4, _ => false));
        Assert.Null(DamageGap.End(10, 10, _ => true));
    }
}
