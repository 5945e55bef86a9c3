using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Tests.Delivery;

/// <summary>Mistakes in destinations, as check-config tells them.</summary>
public sealed class DestinationCheckTests
{
    [Theory]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"]}""")]
    [InlineData("""{"id":"a","kind":"mqtt311","brokers":["mqtt://h:1"],"userName":"u"}""")]
    [InlineData("""{"id":"a","kind":"http","http":{"url":"https://h/p","batch":10,"tokenVariable":"T"},"caFile":"ca.pem"}""")]
    [InlineData("""{"id":"a","kind":"file","folder":{"path":"out"}}""")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"filter":{"types":["store.sale.*","city.case.filed.v1"],"minimumClass":"case","start":"now"}}""")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"stills":{"mode":"mqtt","pictures":["crop","clip"]}}""")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"stills":{"mode":"http","url":"https://h/{case}/{name}","method":"POST"}}""")]
    [InlineData("""{"id":"a","kind":"file","folder":{"path":"out"},"stills":{"mode":"file"}}""")]
    public void Destination_OfEveryKind_CanBeRight(string destination) => Assert.Empty(Errors(destination));

    [Theory]
    [InlineData("""{"id":"a","kind":"ftp","brokers":["mqtt://h:1"]}""", "destinations[0].kind")]
    [InlineData("""{"id":"a"}""", "destinations[0].brokers")]
    [InlineData("""{"id":"a","kind":"mqtt311"}""", "destinations[0].brokers")]
    [InlineData("""{"id":"a","kind":"mqtt311","brokers":["mqtt://h:1"],"acceptNoSubscriber":true}""", "destinations[0].acceptNoSubscriber")]
    [InlineData("""{"id":"a","kind":"http"}""", "destinations[0].http.url")]
    [InlineData("""{"id":"a","kind":"http","http":{"url":"mqtt://h:1"}}""", "destinations[0].http.url")]
    [InlineData("""{"id":"a","kind":"http","http":{"url":"https://user:word@h/"}}""", "destinations[0].http.url")]
    [InlineData("""{"id":"a","kind":"http","http":{"url":"https://h/","timeout":"8 s"}}""", "destinations[0].http.timeout")]
    [InlineData("""{"id":"a","kind":"http","http":{"url":"https://h/","batch":101}}""", "destinations[0].http.batch")]
    [InlineData("""{"id":"a","kind":"http","http":{"url":"https://h/"},"keepAlive":"9 s"}""", "destinations[0].keepAlive")]
    [InlineData("""{"id":"a","kind":"file"}""", "destinations[0].folder.path")]
    [InlineData("""{"id":"a","kind":"file","folder":{"path":"o","maxTotalMegabytes":2}}""", "destinations[0].folder.maxTotalMegabytes")]
    [InlineData("""{"id":"a","kind":"file","folder":{"path":"o"},"caFile":"x.pem"}""", "destinations[0].caFile")]
    [InlineData("""{"id":"a","kind":"mqtt5","brokers":["mqtt://h:1"],"folder":{"path":"o"}}""", "destinations[0].folder.path")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"filter":{"types":["store.sale.*","city.sale.*"]}}""", "destinations[0].filter.types[1]")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"filter":{"types":["Store Sale"]}}""", "destinations[0].filter.types[0]")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"filter":{"minimumClass":"important"}}""", "destinations[0].filter.minimumClass")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"filter":{"start":"tomorrow"}}""", "destinations[0].filter.start")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"stills":{"mode":"pigeon"}}""", "destinations[0].stills.mode")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"stills":{"mode":"file"}}""", "destinations[0].stills.mode")]
    [InlineData("""{"id":"a","kind":"file","folder":{"path":"o"},"stills":{"mode":"mqtt"}}""", "destinations[0].stills.mode")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"stills":{"mode":"mqtt","pictures":["crop","face"]}}""", "destinations[0].stills.pictures[1]")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"stills":{"mode":"http"}}""", "destinations[0].stills.url")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"stills":{"mode":"http","url":"https://h/media"}}""", "destinations[0].stills.url")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"stills":{"mode":"mqtt","topic":"media/#"}}""", "destinations[0].stills.topic")]
    [InlineData("""{"id":"a","brokers":["mqtt://h:1"],"stills":{"mode":"mqtt","maxBytes":10}}""", "destinations[0].stills.maxBytes")]
    public void Destination_OneMistake_IsNamedAtItsPlace(string destination, string path) =>
        Assert.Equal([path], Errors(destination).Select(error => error.Path));

    [Fact]
    public void Destination_ManyMistakes_AreAllNamed() =>
        Assert.Equal(
            ["destinations[0].brokers", "destinations[0].http.url", "destinations[0].userName"],
            Errors("""{"id":"a","kind":"http","brokers":["mqtt://h:1"],"userName":"u"}""").Select(error => error.Path).Order());

    [Fact]
    public void Destination_WrongKey_TheMessageNamesTheKindsItBelongsTo()
    {
        var message = Assert.Single(Errors("""{"id":"a","kind":"file","folder":{"path":"o"},"brokers":["mqtt://h:1"]}""")).Message;

        Assert.Contains("mqtt5, mqtt311", message.En, StringComparison.Ordinal);
        Assert.Contains("mqtt5、mqtt311", message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_RelativePath_StartsAtTheFile()
    {
        var options = Read("""{"id":"a","kind":"file","folder":{"path":"out"}}""").Options!;

        Assert.Equal(Path.GetFullPath("out", "/etc/box"), options.Destinations[0].Folder.Path);
    }

    private static IReadOnlyList<ConfigurationError> Errors(string destination) => Read(destination).Errors;

    private static ConfigurationResult Read(string destination) =>
        new ConfigurationReader(new Dictionary<string, string>()).Read($$"""{"gatewayId":"gw-test","destinations":[{{destination}}]}""", "/etc/box");
}
