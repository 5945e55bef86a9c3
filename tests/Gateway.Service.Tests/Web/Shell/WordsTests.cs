using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Web;
using EdgeGateway.Service.Web.Ops;
using EdgeGateway.Service.Web.Shell;

namespace EdgeGateway.Service.Tests.Web.Shell;

public sealed class WordsTests
{
    [Theory]
    [InlineData(-3, "just now")]
    [InlineData(4, "just now")]
    [InlineData(59, "59 s ago")]
    [InlineData(60, "1 min ago")]
    [InlineData(7200, "2 h ago")]
    [InlineData(200000, "2 d ago")]
    public void Ago_AnySpan_UsesTheLargestUnit(int seconds, string words) => Assert.Equal(words, Spans.Ago(TimeSpan.FromSeconds(seconds)).En);

    [Theory]
    [InlineData(5, "已运行 5 秒")]
    [InlineData(600, "已运行 10 分钟")]
    [InlineData(90000, "已运行 1 天")]
    public void Lasting_AnySpan_UsesTheLargestUnit(int seconds, string words) => Assert.Equal(words, Spans.Lasting(TimeSpan.FromSeconds(seconds)).Zh);

    [Fact]
    public void States_EveryOne_HasItsOwnWordAndIcon()
    {
        var words = Enum.GetValues<ThingState>().Select(StateWords.Of).ToList();

        Assert.Equal(words.Count, words.Select(one => one.Word).Distinct().Count());
        Assert.Equal(words.Count, words.Select(one => one.Icon).Distinct().Count());
    }

    [Fact]
    public void Ticks_EveryOne_HasItsOwnWordAndIcon()
    {
        var words = Enum.GetValues<DeliveryTick>().Select(DeliveryWords.Of).ToList();

        Assert.Equal(words.Count, words.Select(one => one.Word).Distinct().Count());
        Assert.Equal(words.Count, words.Select(one => one.Icon).Distinct().Count());
    }

    [Fact]
    public void Kinds_EveryOne_IsInExactlyOneGroupAndHasAChineseName()
    {
        foreach (var field in typeof(ThingKinds).GetFields())
        {
            var kind = (string)field.GetRawConstantValue()!;
            var thing = new ThingStatus("x", kind, ThingState.Online, DateTimeOffset.UnixEpoch);

            Assert.Single(ThingGroup.All, group => group.Has(thing));
            Assert.NotEqual(kind, ThingNames.Of(kind).Zh);
        }
    }

    [Fact]
    public void EventTypes_EveryOne_HasAChineseName() =>
        Assert.All(typeof(EventTypes).GetFields(), field => Assert.NotEqual((string)field.GetRawConstantValue()!, EventWords.Of((string)field.GetRawConstantValue()!).Zh));

    [Fact]
    public void Facts_KnownUnknownAndEmpty_AreShownAsPeopleReadThem()
    {
        var thing = new ThingStatus("journal", ThingKinds.Journal, ThingState.Online, DateTimeOffset.UnixEpoch)
        {
            Facts = new Dictionary<string, string> { ["freeBytes"] = "69731143680", ["odd"] = "1", ["model"] = "" },
        };

        Assert.Equal([("磁盘剩余", "69.7 GB"), ("odd", "1")], FactWords.Of(thing).Select(fact => (fact.Name.Zh, fact.Value.Zh)));
    }

    [Theory]
    [InlineData("en", "b")]
    [InlineData("zh", "a")]
    [InlineData("de", "a")]
    [InlineData(null, "a")]
    public void Language_OfACookie_IsChineseUnlessEnglish(string? code, string said) => Assert.Equal(said, Language.Of(code).Say("a", "b"));
}
