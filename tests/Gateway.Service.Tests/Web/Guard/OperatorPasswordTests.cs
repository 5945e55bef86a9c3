using EdgeGateway.Service.Web.Guard;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Web.Guard;

public sealed class OperatorPasswordTests
{
    private readonly FakeTimeProvider _clock = new();

    private OperatorPassword Make(string? password = "right") => new(password, _clock);

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("right", true)]
    public void IsAsked_OnlyWithAPassword(string? password, bool asked) => Assert.Equal(asked, Make(password).IsAsked);

    [Theory]
    [InlineData("right", true)]
    [InlineData("Right", false)]
    [InlineData("right ", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Accepts_OnlyTheRightOne(string? typed, bool accepted) => Assert.Equal(accepted, Make().Accepts(typed));

    [Fact]
    public void Accepts_AfterFiveMisses_RefusesEvenTheRightOneForHalfAMinute()
    {
        var password = Make();
        for (var i = 0; i < 5; i++)
            password.Accepts("wrong");

        Assert.False(password.Accepts("right"));
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(password.Accepts("right"));
    }

    [Fact]
    public void Knows_OpenedSession_AndNoOther()
    {
        var password = Make();
        var key = password.Open();

        Assert.True(password.Knows(key));
        Assert.False(password.Knows(null));
        Assert.False(password.Knows(key[1..]));
    }

    [Fact]
    public void Open_TooManySessions_ClosesTheOldest()
    {
        var password = Make();
        var first = password.Open();
        for (var i = 0; i < 64; i++)
            password.Open();

        Assert.False(password.Knows(first));
    }
}
