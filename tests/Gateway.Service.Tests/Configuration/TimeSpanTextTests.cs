using CsCheck;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Tests.Configuration;

public sealed class TimeSpanTextTests
{
    [Theory]
    [InlineData("500 ms", 0.5)]
    [InlineData("20s", 20)]
    [InlineData("1.5 min", 90)]
    [InlineData("2 h", 7200)]
    [InlineData("1 d", 86400)]
    [InlineData("00:03:00", 180)]
    [InlineData("1.00:00:01", 86401)]
    public void TryParse_EveryForm_GivesTheSpan(string text, double seconds)
    {
        Assert.True(TimeSpanText.TryParse(text, out var span));
        Assert.Equal(seconds, span.TotalSeconds);
        Assert.Matches(TimeSpanText.Pattern, text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("s")]
    [InlineData("20")]
    [InlineData("20 S")]
    [InlineData("twenty s")]
    [InlineData("-1 s")]
    [InlineData("1e300 d")]
    [InlineData("1:2:3:4:5")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(TimeSpanText.TryParse(text, out _));

    [Fact]
    public void Write_AnySpan_ReadsBackTheSame() =>
        Gen.Long[0, 100L * 24 * 3600 * 1000].Sample(milliseconds =>
        {
            var span = TimeSpan.FromMilliseconds(milliseconds);
            return TimeSpanText.TryParse(TimeSpanText.Write(span), out var back) && back == span;
        });

    [Fact]
    public void TryParse_AnyText_NeverThrows() => Gen.String.Sample(text => TimeSpanText.TryParse(text, out _) || true);
}
