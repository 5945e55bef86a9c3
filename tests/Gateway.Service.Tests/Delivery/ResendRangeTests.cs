using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Receipts;
using EdgeGateway.Service.Journal;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery;

/// <summary>Kept events go out again when somebody asks.</summary>
public sealed class ResendRangeTests
{
    [Fact]
    public async Task SendRangeAgain_Delivered_GoesOutInOrderMarkedAsReplay()
    {
        await using var broker = new ScriptedBroker();
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.AppendBatchAsync(300);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Sent("city"));
        await rig.Journal.DeleteEventsAsync(100, [EventClass.Change], stopping: TestContext.Current.CancellationToken);

        var answer = rig.Overview.SendRangeAgain("city", 90, 250)!;

        Assert.Equal((101, 250, 150, 11), (answer.From, answer.To, answer.Events, answer.Gone));
        await Wait.UntilAsync(() => broker.Published.Count == 450);
        Assert.Equal(Enumerable.Range(101, 150).Select(seq => (long)seq), broker.Published.Skip(300).Select(publish => publish.Seq));
        Assert.All(broker.Published.Skip(300), publish => Assert.Equal("1", publish.Properties["replay"]));
    }

    [Fact]
    public async Task SendRangeAgain_RangeBeyondTheEndOrUnknownPlatform_IsCutOrRefused()
    {
        await using var broker = new ScriptedBroker();
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.AppendBatchAsync(10);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Sent("city"));

        Assert.Null(rig.Overview.SendRangeAgain("moon", 1, 10));
        Assert.Equal((5, 10, 6), (rig.Overview.SendRangeAgain("city", 5, 1_000_000)! is var cut ? (cut.From, cut.To, cut.Events) : default));
        Assert.Equal(0, rig.Overview.SendRangeAgain("city", 11, 20)!.Events);
    }

    [Fact]
    public async Task SendRangeAgain_PlatformAway_IsStillDoneAfterARestart()
    {
        await using var broker = new ScriptedBroker();
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address));
        await rig.AppendBatchAsync(20);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Sent("city"));
        broker.OnPublish = _ => ScriptedAnswer.Refuse(0x97);
        rig.Overview.SendRangeAgain("city", 3, 7);
        await Wait.UntilAsync(() => broker.Published.Count > 20);
        await rig.StopAsync();
        var before = broker.Published.Count;
        broker.OnPublish = _ => ScriptedAnswer.Take;

        await rig.StartAsync();

        await Wait.UntilAsync(() => broker.Published.Count >= before + 5);
        Assert.Equal([3, 4, 5, 6, 7], broker.Published.Skip(before).Select(publish => publish.Seq).Distinct().Order());
    }

    [Fact]
    public async Task SendRangeAgain_RateLimited_KeepsTheRate()
    {
        await using var broker = new ScriptedBroker();
        await using var rig = new DeliveryRig(DeliveryRig.To("city", broker.Address, replayRate: 100));
        await rig.AppendBatchAsync(60);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Sent("city"));
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();

        rig.Overview.SendRangeAgain("city", 1, 60);
        await Wait.UntilAsync(() => broker.Published.Count == 120);

        // Five leave at once, the rest at a hundred a second.
        Assert.InRange(clock.GetElapsedTime(start).TotalSeconds, 0.5, 10);
    }

    [Fact]
    public async Task Resend_OverHttp_AnswersWhatGoesOut()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        await Wait.UntilAsync(() => gateway.Get<DeliveryOverview>().All.Count > 0 && gateway.Get<JournalStore>().LastSeq > 0);
        var id = gateway.Get<DeliveryOverview>().All[0].Id;

        var (status, body) = await PostAsync(gateway, id, "{\"from\":1,\"to\":1}");
        Assert.Equal((HttpStatusCode.Accepted, 1), (status, (int)JsonNode.Parse(body)!["events"]!));
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(gateway, id, "{\"from\":2,\"to\":1}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(gateway, id, "nonsense")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(gateway, "moon", "{\"from\":1,\"to\":1}")).Status);
    }

    [Fact]
    public void Sentence_ReceiptCoversEverything_SaysUntilWhenAndHowManyAreMissing()
    {
        var clock = new TwoClocks();
        var receipt = new Receipt("gw", 77, [], "ok", clock.Wall);

        Assert.Contains("第 77 号", ConfirmedWords.Of(receipt, 0, 0, clock.Wall, clock).Zh, StringComparison.Ordinal);
        Assert.EndsWith("0 missing", ConfirmedWords.Of(receipt, 0, 0, clock.Wall, clock).En, StringComparison.Ordinal);
        Assert.EndsWith("2 missing, 3 more are not on this box any more", ConfirmedWords.Of(receipt, 2, 3, clock.Wall, clock).En, StringComparison.Ordinal);
        Assert.Contains("2025-", ConfirmedWords.Of(receipt, 0, 0, clock.Wall.AddYears(-1), clock).En, StringComparison.Ordinal);
        Assert.Contains("not sent a receipt", ConfirmedWords.Of(null, 0, 0, null, clock).En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sentence_RealReceiver_IsOnPageAndApi()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        await Wait.UntilAsync(() => gateway.Get<DeliveryOverview>().All is [{ ConfirmedUpTo: > 0 }]);

        Assert.Matches("平台已确认到 \\d\\d:\\d\\d（第 \\d+ 号），缺 0 条", await gateway.ReadAsync("/ops"));
        Assert.Contains("0 missing", await gateway.ReadAsync("/api/v1/destinations"), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(TestGateway gateway, string destination, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await gateway.Http.PostAsync($"/api/v1/destinations/{destination}/resend", content, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
