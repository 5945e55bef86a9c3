using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Web.Office;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Web.Office;

public sealed class RevealCurtainTests
{
    private static readonly BuyerFields Somebody = new(DocumentType.Resident, "测试甲", "000000199001010018", "虚构省");
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Show_AfterAMinute_NothingIsLeft()
    {
        var closed = 0;
        using var curtain = new RevealCurtain(_clock, () => closed++);
        curtain.Show(Somebody);
        _clock.Advance(RevealCurtain.Open - TimeSpan.FromSeconds(1));
        Assert.Equal((Somebody, 0), (curtain.Fields, closed));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((null, 1), (curtain.Fields, closed));
    }

    [Fact]
    public void Show_Again_TheMinuteBeginsAnew()
    {
        using var curtain = new RevealCurtain(_clock, () => { });
        curtain.Show(Somebody);
        _clock.Advance(TimeSpan.FromSeconds(50));
        curtain.Show(Somebody);
        _clock.Advance(TimeSpan.FromSeconds(50));
        Assert.NotNull(curtain.Fields);
        curtain.Hide();
        Assert.Null(curtain.Fields);
    }

    [Fact]
    public void Dispose_WhileOpen_TakesItAway()
    {
        var curtain = new RevealCurtain(_clock, () => Assert.Fail("the page is gone"));
        curtain.Show(Somebody);
        curtain.Dispose();
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(curtain.Fields);
    }
}
