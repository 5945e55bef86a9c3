using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Journal;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Sending;

public sealed class RetryPileTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void TryTake_BeforeItIsDue_GivesNothing()
    {
        var pile = new RetryPile(_clock);
        pile.TryAdd(Event(1));

        Assert.False(pile.TryTake(out _));
        Assert.Equal(TimeSpan.FromSeconds(1), pile.Left());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(pile.TryTake(out var due));
        Assert.Equal(1, due.Seq);
        Assert.Null(pile.Left());
    }

    [Fact]
    public void TryAdd_TooManyTimes_SaysSetAside()
    {
        var pile = new RetryPile(_clock);
        var waits = new List<double>();
        while (pile.TryAdd(Event(1)))
        {
            waits.Add(pile.Left()!.Value.TotalSeconds);
            _clock.Advance(pile.Left()!.Value);
            Assert.True(pile.TryTake(out _));
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64], waits);
    }

    [Fact]
    public void Done_AfterRefusals_ForgetsThem()
    {
        var pile = new RetryPile(_clock);
        pile.TryAdd(Event(1));
        pile.TryAdd(Event(1));
        pile.Done(1);
        pile.TryAdd(Event(1));

        Assert.Equal(TimeSpan.FromSeconds(1), pile.Left());
    }

    private static CommittedEvent Event(long seq) => new(seq, Guid.NewGuid(), "test", EventClass.Change, default, default, "");
}
