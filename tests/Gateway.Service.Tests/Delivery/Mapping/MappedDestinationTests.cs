using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Files;
using EdgeGateway.Service.Tests.Delivery.Kinds;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Mapping;

/// <summary>Mappings that go wrong or change while events wait, on a real broker and a real folder.</summary>
public sealed class MappedDestinationTests : IDisposable
{
    private const string ByNumber = """{"shapes":[{"types":["store.sale.refused.v1"],"topic":"city/refused","template":"t.liquid"}]}""";

    private readonly MappingFiles _files = new();
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _files.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Event_TemplateGoesWrong_IsSetAsideAndGoesOutAfterTheMappingWasFixed()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var city = await Subscriber.StartAsync(broker, "city/#");
        await using var rig = new DeliveryRig(new DestinationOptions { Id = "city", Brokers = [broker.Address], Mapping = _files.Path });
        _files.Write(ByNumber, "{% if data.productCode == \"bad\" %}no json{% else %}{\"code\":{{ data.productCode | json }}}{% endif %}");
        await rig.StartAsync();
        await RefuseAsync(rig, "a", "bad", "b");

        await Wait.UntilAsync(() => city.Received.Count == 2 && rig.Store.Quarantine("city").Count == 1);
        Assert.Equal(["""{"code":"a"}""", """{"code":"b"}"""], city.Received.Select(one => one.Payload));
        Assert.Equal((2L, "payload template: its output is no JSON at line 1, byte 2"), (rig.Store.Quarantine("city")[0].Seq, rig.Store.Quarantine("city")[0].Reason));
        Assert.Equal(DeliveryTick.Rejected, rig.Overview.TickOf(2));

        await rig.StopAsync();
        _files.Write(ByNumber, "{\"now\":{{ data.productCode | json }}}");
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Overview.All.Count > 0);
        await rig.ResendAsync(rig.Store.Quarantine("city")[0].Id);

        await Wait.UntilAsync(() => city.Received.Count == 3 && rig.Store.Quarantine("city").Count == 0);
        Assert.Equal("""{"now":"bad"}""", city.Received.Last().Payload);
    }

    [Fact]
    public async Task Mapping_ChangedWhileEventsWait_TheyAreKeptAndGoOutInTheNewShape()
    {
        await using var broker = new Mosquitto();
        var options = new DestinationOptions { Id = "city", Brokers = [broker.Address], Mapping = _files.Path, ReconnectCap = TimeSpan.FromMilliseconds(100) };
        await using var rig = new DeliveryRig(options);
        _files.Write(ByNumber, "{\"old\":{{ data.productCode | json }}}");
        await rig.StartAsync();
        await RefuseAsync(rig, "a", "b");
        await Wait.UntilAsync(() => rig.Overview.All.Count > 0 && rig.View("city").Queue == 2);
        await rig.StopAsync();

        _files.Write(ByNumber, "{\"new\":{{ data.productCode | json }}}");
        await broker.StartAsync();
        await using var city = await Subscriber.StartAsync(broker, "city/#");
        await rig.StartAsync();

        await Wait.UntilAsync(() => city.Received.Count == 2);
        Assert.Equal(["""{"new":"a"}""", """{"new":"b"}"""], city.Received.Select(one => one.Payload));
    }

    [Fact]
    public async Task Event_TooLarge_IsSetAsideAndTheOthersGoOn()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var city = await Subscriber.StartAsync(broker, "city/#");
        await using var rig = new DeliveryRig(new DestinationOptions { Id = "city", Brokers = [broker.Address], Mapping = _files.Path });
        _files.Write(ByNumber.Replace("{\"shapes\"", "{\"maxBytes\":300,\"shapes\"", StringComparison.Ordinal), "{\"code\":{{ data.productCode | json }}}");
        await rig.StartAsync();
        await RefuseAsync(rig, "a", new string('x', 400), "b");

        await Wait.UntilAsync(() => city.Received.Count == 2 && rig.Store.Quarantine("city").Count == 1);
        Assert.Contains("300 bytes", rig.Store.Quarantine("city")[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_SeveralLinesForAFile_BecomesOneOrIsSetAside()
    {
        await using var rig = new DeliveryRig(new DestinationOptions { Id = "archive", Kind = DestinationKinds.File, Folder = new FolderOptions { Path = _folder.Path }, Mapping = _files.Path });
        _files.Write(
            ByNumber.Replace("\"topic\"", "\"contentType\":\"text/plain\",\"topic\"", StringComparison.Ordinal),
            "{% if data.productCode == \"bad\" %}two\nlines{% else %}{\n  \"code\": {{ data.productCode | json }}\n}{% endif %}");
        await rig.StartAsync();
        await RefuseAsync(rig, "a", "bad", "b");

        await Wait.UntilAsync(() => rig.Sent("archive") && rig.Store.Quarantine("archive").Count == 1);
        Assert.Equal(["""{"code":"a"}""", """{"code":"b"}"""], FolderPartner.Lines(_folder.Path));
        Assert.Contains("no JSON", rig.Store.Quarantine("archive")[0].Reason, StringComparison.Ordinal);
    }

    private static async Task RefuseAsync(DeliveryRig rig, params string[] products) => await rig.Journal.CommitAsync(null,
        [.. products.Select(product => new Service.Journal.EventDraft(EventTypes.SaleRefused, "till", EventClass.Sale, System.Text.Encoding.UTF8.GetBytes($$"""{"reason":"banned","productCode":"{{product}}"}""")))]);
}
