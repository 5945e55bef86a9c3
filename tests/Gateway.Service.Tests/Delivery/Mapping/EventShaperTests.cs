using System.Text;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Tests.Delivery.Mapping;

public sealed class EventShaperTests : IDisposable
{
    private const string Sale = """{"saleId":"0198c0de-0000-7000-8000-000000000001","operator":"店员一","totalFen":5700,"buyer":{"method":"id-card","maskedNumber":"000*************18"},"lines":[{"line":1,"quantity":2},{"line":2,"quantity":1}]}""";

    private readonly MappingFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Of_NoTemplate_IsJsonWithTheChosenFields()
    {
        var shaping = Shape("""{"shapes":[{"types":["store.sale.recorded.v1"],"fields":["totalFen","lines.quantity"]}]}""", null, Event(Sale));

        Assert.Null(shaping.Refusal);
        Assert.Equal("application/json", shaping.ContentType);
        Assert.EndsWith("\"replay\":false,\"data\":{\"totalFen\":5700,\"lines\":[{\"quantity\":2},{\"quantity\":1}]}}", Text(shaping), StringComparison.Ordinal);
        Assert.DoesNotContain("店员", Text(shaping), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TopicAndTemplate_SeeEventAndReplay()
    {
        var shaping = Shape(
            """{"shapes":[{"types":["store.sale.recorded.v1"],"topic":"p/{{ event.gatewayId }}{% if event.replay %}/late{% endif %}","template":"t.liquid"}]}""",
            """{"no":{{ event.seq }},"by":{{ data.operator | json }}}""",
            Event(Sale),
            replay: true);

        Assert.Equal(("p/gw-test/late", """{"no":7,"by":"店员一"}"""), (shaping.Topic, Text(shaping)));
    }

    [Theory]
    [InlineData("""{"no": {{ data.operator }} }""", "payload template: its output is no JSON at line 1")]
    [InlineData("", "payload template: its output is no JSON")]
    [InlineData("\"{% for a in data.lines %}{% for b in data.lines %}{{ data.operator | append: '0123456789012345678901234567890123456789012345678901234567890123456789' }}{% endfor %}{% endfor %}\"", "payload template: the output grows over 256 bytes")]
    [InlineData("\"{% for a in data.lines %}{% for b in data.lines %}稻稻稻稻稻稻稻稻稻稻稻稻稻稻稻稻稻稻稻稻稻稻稻稻{% endfor %}{% endfor %}\"", "the payload has 290 bytes, the mapping allows 256")]
    public void Of_TemplateThatGoesWrong_IsRefusedWithItsReason(string template, string reason)
    {
        var shaping = Shape("""{"maxBytes":256,"shapes":[{"types":["store.sale.recorded.v1"],"template":"t.liquid"}]}""", template, Event(Sale));

        Assert.StartsWith(reason, shaping.Refusal?.Reason, StringComparison.Ordinal);
        Assert.True(shaping.Body.IsEmpty);
    }

    [Theory]
    [InlineData("a/+/b")]
    [InlineData("a/#")]
    [InlineData("{{ data.purpose }}")]
    public void Of_TopicThatIsNone_IsRefused(string topic) => Assert.Contains(
        "no valid topic name",
        Shape($$$"""{"shapes":[{"types":["store.sale.recorded.v1"],"topic":"{{{topic}}}"}]}""", null, Event(Sale)).Refusal?.Reason,
        StringComparison.Ordinal);

    [Fact]
    public void Of_DataThatIsNoUtf8_IsRefused()
    {
        var body = Event(Sale).Body.ToArray();
        body[body.AsSpan().IndexOf("operator"u8) + 12] = 0xFF;

        Assert.Contains("not UTF-8", Shape(Plain, null, Event(Sale) with { Body = body }).Refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TextWithHalfACharacter_IsRefusedNotThrown() =>
        Assert.NotNull(Shape(Plain, null, Event(Sale.Replace("店员一", "\\ud800", StringComparison.Ordinal))).Refusal);

    [Fact]
    public void Of_TypeWithoutAShape_IsRefused() =>
        Assert.Contains("no shape for city.case.filed.v1", Shape(Plain, null, Event("{}", EventTypes.CaseFiled)).Refusal?.Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("2007", "exposed-garbage", "0102 CJ/T 214-2007")]
    [InlineData("2013", "exposed-garbage", "0110 GB/T 30428.2-2013")]
    [InlineData("2026", "exposed-garbage", "06010 GB/T 47678.5-2026")]
    public void Of_CodeMap_GivesTheGenerationAskedFor(string codes, string category, string expected) =>
        Assert.Equal(expected, Text(Shape(Case(codes), "{{ code.code }} {{ code.standard }}", Event(CaseData(category), EventTypes.CaseFiled))));

    [Fact]
    public void Of_LocalCode_ComesFirst() =>
        Assert.Equal("9901 local 垃圾", Text(Shape(
            """{"codes":"2013","localCodes":[{"category":"exposed-garbage","code":"9901","name":"垃圾"}],"shapes":[{"types":["city.case.filed.v1"],"template":"t.liquid","contentType":"text/plain"}]}""",
            "{{ code.code }} {{ code.standard }} {{ code.name }}",
            Event(CaseData("exposed-garbage"), EventTypes.CaseFiled))));

    [Fact]
    public void Of_NoCodeInThatGeneration_IsRefusedAndSaysWhatToAdd() =>
        Assert.Equal(
            "loitering has no code in GB/T 30428.2-2013; add one to localCodes",
            Shape(Case("2013"), "x", Event(CaseData("loitering"), EventTypes.CaseFiled)).Refusal?.Reason);

    [Fact]
    public void Of_PersonalData_OpensOnlyTheFieldsAskedFor()
    {
        var shaping = Shape("""{"personalData":["name"],"shapes":[{"types":["store.sale.recorded.v1"],"fields":["totalFen"]}]}""", null, Event(Sale), buyers: Known);

        Assert.Equal("name", shaping.Personal);
        Assert.EndsWith("\"buyer\":{\"name\":\"测试甲\"}}", Text(shaping), StringComparison.Ordinal);
        Assert.DoesNotContain("测试甲", shaping.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MappingThatDoesNotAsk_OpensNothing()
    {
        var shaping = Shape(Plain, null, Event(Sale), buyers: new BuyerSource(_ => throw new InvalidOperationException("opened")));

        Assert.Equal((null, null), (shaping.Refusal, shaping.Personal));
    }

    [Fact]
    public void Of_SaleToNobody_HasNoBuyerAndCountsAsNoPersonalData()
    {
        var shaping = Shape("""{"personalData":["name"],"shapes":[{"types":["store.sale.recorded.v1"]}]}""", null, Event(Sale.Replace("id-card", "none", StringComparison.Ordinal)), buyers: Known);

        Assert.Equal((null, null), (shaping.Refusal, shaping.Personal));
        Assert.DoesNotContain("测试甲", Text(shaping), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_IdentityThatCannotBeOpened_IsRefused() => Assert.Contains(
        "cannot be opened",
        Shape("""{"personalData":["name"],"shapes":[{"types":["store.sale.recorded.v1"]}]}""", null, Event(Sale)).Refusal?.Reason,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ buyer.number | divided_by: 0 }}")]
    [InlineData("{{ buyer.number }} {{ buyer.name }}")]
    public void Of_TemplateThatFailsOverPersonalData_TheReasonQuotesNothing(string template)
    {
        var shaping = Shape("""{"personalData":["name","number"],"shapes":[{"types":["store.sale.recorded.v1"],"template":"t.liquid"}]}""", template, Event(Sale), buyers: Known);

        Assert.NotNull(shaping.Refusal);
        Assert.DoesNotContain("199001010018", shaping.Refusal.Value.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("测试甲", shaping.Refusal.Value.Reason, StringComparison.Ordinal);
    }

    private const string Plain = """{"shapes":[{"types":["store.sale.recorded.v1"]}]}""";

    private static BuyerSource Known { get; } = new(_ => new BuyerFields(DocumentType.Resident, "测试甲", "000000199001010018", "虚构省虚构市样例镇示范村1号"));

    private static string Case(string codes) => $$"""{"codes":"{{codes}}","shapes":[{"types":["city.case.filed.v1"],"template":"t.liquid","contentType":"text/plain"}]}""";

    private static string CaseData(string category) =>
        $$"""{"category":"{{category}}","codes":[{{string.Join(',', Protocols.City.EventCodes.For(category).Select(code => $$"""{"standardRef":"{{code.StandardRef}}","code":"{{code.Code}}","name":"{{code.Name}}"}"""))}}]}""";

    private Shaping Shape(string mapping, string? template, CommittedEvent @event, bool replay = false, BuyerSource? buyers = null) =>
        new EventShaper(_files.Write(mapping, template).Read(), buyers ?? BuyerSource.None).Of(@event, replay);

    private static string Text(Shaping shaping)
    {
        Assert.Null(shaping.Refusal);
        return Encoding.UTF8.GetString(shaping.Body.Span);
    }

    private static CommittedEvent Event(string data, string type = EventTypes.SaleRecorded)
    {
        var message = new GatewayMessage(Guid.CreateVersion7(), "gw-test", "till", type, new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero), 7, Guid.NewGuid(), 5, ClockState.Synced, HashChain.Start, Encoding.UTF8.GetBytes(data));
        var body = message.ToSealedBytes(out var hash);
        return new CommittedEvent(7, message.Id, type, EventClass.Sale, message.Time, body, hash);
    }
}
