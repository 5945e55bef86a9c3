using EdgeGateway.Service.LocalApi.Access;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.LocalApi;

public sealed class NonceBookTests
{
    private readonly NonceBook _book = new(TimeSpan.FromSeconds(60));

    [Theory]
    [InlineData(100_000, 160_000, true)]
    [InlineData(100_000, 160_001, false)]
    [InlineData(160_000, 100_000, true)]
    [InlineData(160_001, 100_000, false)]
    [InlineData(long.MaxValue, 0, false)]
    public void Time_InsideTheWindowEitherWay_IsTimely(long at, long now, bool timely) => Assert.Equal(timely, _book.IsTimely(at, now));

    [Fact]
    public void Nonce_Twice_IsRefusedAsLongAsItsTimeIsGood()
    {
        Assert.True(_book.TryUse("page", "one", at: 100_000, now: 100_000));
        Assert.False(_book.TryUse("page", "one", at: 100_000, now: 160_000));
        Assert.True(_book.TryUse("page", "two", at: 100_000, now: 160_000));
        Assert.True(_book.TryUse("other", "one", at: 100_000, now: 160_000));
    }

    [Fact]
    public void Nonce_FromTheFuture_IsKeptUntilThatFutureIsOver()
    {
        _book.TryUse("page", "early", at: 160_000, now: 100_000);
        for (var now = 100_000; now <= 220_000; now += 1000)
            Assert.False(_book.TryUse("page", "early", at: 160_000, now), $"at {now}");
    }

    [Fact]
    public void Book_AfterTheWindow_ForgetsSoThatItStaysSmall()
    {
        for (var i = 0; i < 1000; i++)
            _book.TryUse("page", $"{i}", at: i, now: i);
        _book.TryUse("page", "last", at: 200_000, now: 200_000);

        Assert.Equal(1, _book.Count);
    }

    [Fact]
    public void Bucket_BurstThenRate()
    {
        var clock = new FakeTimeProvider();
        var bucket = new TokenBucket(2, 4, clock);

        Assert.Equal(4, Enumerable.Range(0, 10).Count(_ => bucket.TryTake()));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Enumerable.Range(0, 10).Count(_ => bucket.TryTake()));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(4, Enumerable.Range(0, 10).Count(_ => bucket.TryTake()));
    }
}
