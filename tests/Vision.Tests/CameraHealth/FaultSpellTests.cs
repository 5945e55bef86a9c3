using EdgeGateway.Vision.CameraHealth;

namespace EdgeGateway.Vision.Tests.CameraHealth;

public sealed class FaultSpellTests
{
    private readonly FaultSpell _spell = new(CameraFaultKind.Dark, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));

    [Fact]
    public void See_SignThatLasts_IsAFaultSinceItsFirstSign()
    {
        Play("....xxxxxxxxxxx");

        Assert.True(_spell.IsActive);
        Assert.Equal(TimeSpan.FromSeconds(4), _spell.Since);
    }

    [Theory]
    [InlineData("xxxxxxxxx.xxxxxxxxx", false, "one good look starts the count anew")]
    [InlineData("xxxxxxxxxxx....x....", true, "four good seconds are not enough to end it")]
    [InlineData("xxxxxxxxxxx......", false, "five are")]
    [InlineData("xxxxx?xxxxxx", false, "what cannot be told does not count as a sign")]
    [InlineData("xxxxxxxxxxx?????????", true, "what cannot be told ends nothing")]
    [InlineData("xxxxxxxxxxx....?....", true, "nor does it count as good")]
    public void See_Pattern_EndsAs(string pattern, bool active, string why)
    {
        Play(pattern);

        Assert.True(_spell.IsActive == active, why);
    }

    [Fact]
    public void IsWell_OnlyAfterRecoveryWithoutASign()
    {
        Play("....");
        Assert.False(_spell.IsWell);
        Play("..", from: 4);
        Assert.True(_spell.IsWell);
        Play("?", from: 6);
        Assert.False(_spell.IsWell);
    }

    private void Play(string pattern, int from = 0)
    {
        for (var i = 0; i < pattern.Length; i++)
            _spell.See(pattern[i] == '?' ? null : pattern[i] == 'x', TimeSpan.FromSeconds(from + i));
    }
}
