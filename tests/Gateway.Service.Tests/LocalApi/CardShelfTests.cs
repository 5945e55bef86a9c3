using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.LocalApi;
using EdgeGateway.Service.LocalApi.Compat;
using EdgeGateway.Service.Things;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.LocalApi;

public sealed class CardShelfTests
{
    private readonly FakeTimeProvider _clock = new();

    private CardRead Read() => new("reader-1", SyntheticCards.First, _clock.GetUtcNow(), TimeSpan.Zero);

    [Fact]
    public void Card_AfterItsTime_IsForgotten()
    {
        using var shelf = new CardShelf(new DeviceRoster([]), new LocalApiOptions(), _clock);
        shelf.Put(Read());
        _clock.Advance(TimeSpan.FromSeconds(14));
        Assert.NotNull(shelf.Last);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(shelf.Last);
    }

    [Fact]
    public void Card_TakenAgainAndAgain_IsNewsOnceForEachPage()
    {
        using var shelf = new CardShelf(new DeviceRoster([]), new LocalApiOptions(), _clock);
        var (first, second) = (Read(), Read());

        Assert.Equal([true, false, true, true], [shelf.IsNews("a", first), shelf.IsNews("a", first), shelf.IsNews("b", first), shelf.IsNews("a", second)]);
    }
}
