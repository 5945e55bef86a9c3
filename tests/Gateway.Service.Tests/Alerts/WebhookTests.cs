using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Alerts;
using EdgeGateway.Service.Alerts.Webhooks;
using EdgeGateway.Service.Tests.Doctor;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Alerts;

public sealed class WebhookTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A server that answers with one status after the other, the last one for ever, and keeps what it got.</summary>
    private static SmallServer Server(ConcurrentQueue<string> got, params int[] statuses)
    {
        var answers = new ConcurrentQueue<int>(statuses);
        return new SmallServer(async (stream, stopping) =>
        {
            got.Enqueue(await ReadAsync(stream, stopping));
            var status = answers.Count > 1 && answers.TryDequeue(out var next) ? next : answers.First();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), stopping);
        });
    }

    private static async Task<string> ReadAsync(Stream stream, CancellationToken stopping)
    {
        var (bytes, text) = (new byte[16_384], "");
        while (text.Split("\r\n\r\n") is not [var head, var body] || body.Length == 0 || Encoding.UTF8.GetByteCount(body) < int.Parse(head.Split("Content-Length: ")[1].Split('\r')[0]))
        {
            var count = await stream.ReadAsync(bytes, stopping);
            if (count == 0)
                return text;
            text += Encoding.UTF8.GetString(bytes, 0, count);
        }

        return text;
    }

    private static AlertRig Rig(int port, string more = "", TestJournal? journal = null) => new($$"""{"webhooks":[{"id":"duty","url":"http://127.0.0.1:{{port}}/hook"{{more}}}]}""", journal);

    private static async Task BreakAsync(AlertRig rig, string id = "reader-1")
    {
        rig.Report(id, ThingState.Offline, trouble: "reader.no-answer");
        await rig.PassAsync(TimeSpan.FromMinutes(6));
    }

    [Fact]
    public async Task Alert_IsPosted_Signed_AsTheEventItself()
    {
        var got = new ConcurrentQueue<string>();
        await using var server = Server(got, 204);
        await using var rig = Rig(server.Port, ""","secretVariable":"KEY" """);
        using var hooks = rig.Hooks(variable: name => name == "KEY" ? "s3cret" : null);
        await hooks.StartAsync(Cancel);
        await Wait.UntilAsync(() => rig.Store.ToldUpTo("duty") is not null);

        await BreakAsync(rig);
        await Wait.UntilAsync(() => rig.Tally.Of("duty", "ok") == 1);
        await hooks.StopAsync(Cancel);

        var (head, body) = (got.Single().Split("\r\n\r\n")[0], got.Single().Split("\r\n\r\n")[1]);
        string Header(string name) => head.Split($"{name}: ")[1].Split('\r')[0];
        Assert.Equal("gateway.alert.raised.v1", (string)JsonNode.Parse(body)!["type"]!);
        Assert.Equal(HookLetter.Sign(Encoding.UTF8.GetBytes(body), Header(HookLetter.TimeHeader), "s3cret"), Header(HookLetter.SignatureHeader));
        Assert.Equal((string)JsonNode.Parse(body)!["seq"]!, Header(HookLetter.IdHeader));
        Assert.DoesNotContain("s3cret", got.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_ThatRefuses_IsAskedAgain_InOrder_UntilItTakes()
    {
        var (got, clock) = (new ConcurrentQueue<string>(), new FakeTimeProvider());
        await using var server = Server(got, 500, 503, 200);
        await using var rig = Rig(server.Port, ""","timeout":"1 min" """);
        using var hooks = rig.Hooks(clock);
        await hooks.StartAsync(Cancel);
        await Wait.UntilAsync(() => rig.Store.ToldUpTo("duty") is not null);
        await BreakAsync(rig, "reader-1");
        await BreakAsync(rig, "reader-2");

        await Wait.UntilAsync(() =>
        {
            // Time goes by between requests only.
            if (got.Count == rig.Tally.Of("duty", "ok") + rig.Tally.Of("duty", "failed"))
                clock.Advance(TimeSpan.FromSeconds(1));
            return rig.Tally.Of("duty", "ok") == 2;
        });
        await hooks.StopAsync(Cancel);

        Assert.Equal(2, rig.Tally.Of("duty", "failed"));
        Assert.Equal(["reader-1", "reader-1", "reader-1", "reader-2"], got.Select(one => (string)JsonNode.Parse(one.Split("\r\n\r\n")[1])!["data"]!["on"]!));
        Assert.Single(rig.Log.Lines, line => line.Contains("did not take alert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Restart_GoesOnWhereItStopped_AndANewOneHearsNothingOfThePast()
    {
        var got = new ConcurrentQueue<string>();
        await using var server = Server(got, 200);
        await using var journal = new TestJournal(modules: AlertSchema.Module);
        var rig = Rig(server.Port, journal: journal);
        await BreakAsync(rig, "reader-1");
        using (var first = rig.Hooks())
        {
            await first.StartAsync(Cancel);
            await Wait.UntilAsync(() => rig.Store.ToldUpTo("duty") == journal.Store.LastSeq);
            await first.StopAsync(Cancel);
        }
        Assert.Empty(got);
        await BreakAsync(rig, "reader-2");

        using var second = rig.Hooks();
        await second.StartAsync(Cancel);
        await Wait.UntilAsync(() => rig.Tally.Of("duty", "ok") == 1);
        await second.StopAsync(Cancel);

        Assert.Contains("reader-2", Assert.Single(got), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_AwayForTooLong_IsPassedOver_AndCounted()
    {
        var clock = new FakeTimeProvider();
        await using var rig = Rig(FreePort.Next(), ""","giveUpAfter":"10 min" """);
        using var hooks = rig.Hooks(clock);
        await hooks.StartAsync(Cancel);
        await Wait.UntilAsync(() => rig.Store.ToldUpTo("duty") is not null);
        await BreakAsync(rig);

        await Wait.UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(20));
            return rig.Tally.Of("duty", "given_up") == 1;
        });
        await hooks.StopAsync(Cancel);

        Assert.InRange(rig.Tally.Of("duty", "failed"), 5, 12);
    }

    [Fact]
    public async Task Text_IsWhatChatRobotsTake()
    {
        await using var rig = new AlertRig();
        await BreakAsync(rig);

        var letter = JsonNode.Parse(HookLetter.Body(rig.Store.Next(0)!.Value.Body, "text"))!;

        Assert.Equal("text", (string)letter["msgtype"]!);
        var text = (string)letter["text"]!["content"]!;
        Assert.StartsWith("[告警 / warning] gw-test\n", text, StringComparison.Ordinal);
        Assert.Contains("→ Mend it", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Schedule_WaitsLonger_UpToTenMinutes() =>
        Assert.Equal([5, 10, 20, 600], new[] { 1, 2, 3, 30 }.Select(failures => HookSchedule.After(failures).TotalSeconds));
}
