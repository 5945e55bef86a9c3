using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Http;
using EdgeGateway.Service.Tests.Delivery.Kinds;
using EdgeGateway.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EdgeGateway.Service.Tests.Delivery.Http;

/// <summary>What a real HTTP server can answer, and what becomes of the events then.</summary>
public sealed class HttpAnswersTests
{
    [Fact]
    public async Task Request_OneEvent_CarriesWhatAReceiverNeeds()
    {
        await using var platform = await StartAsync();
        await using var rig = new DeliveryRig(platform.To("city"));
        await rig.AppendAsync(1);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Sent("city"));
        await rig.AppendAsync(1);
        await Wait.UntilAsync(() => platform.Posts.Count == 2);

        var (headers, body) = platform.Posts.First();
        Assert.Equal("application/cloudevents+json", headers.ContentType);
        Assert.Equal(("1", "test.thing.done.v1", "1", "1"), (headers["Eg-Seq"].ToString(), headers["Eg-Type"].ToString(), headers["Eg-Schema"].ToString(), headers["Eg-Replay"].ToString()));
        Assert.Equal(body.GetProperty("id").GetString(), headers["Idempotency-Key"]);
        Assert.Equal(body.GetProperty("id").GetString(), headers["Eg-Id"]);
        Assert.False(platform.Posts.Last().Headers.ContainsKey("Eg-Replay"));
        Assert.False(headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Request_Batch_IsAnArrayInOrderWithItsNumbers()
    {
        await using var platform = await StartAsync(batch: 10);
        await using var rig = new DeliveryRig(platform.To("city"));
        await rig.AppendBatchAsync(25);
        await rig.StartAsync();
        await Wait.UntilAsync(() => platform.Seqs.Count == 25);

        Assert.InRange(platform.Posts.Count, 3, 24);
        Assert.All(platform.Posts, post => Assert.Equal("application/cloudevents-batch+json", post.Headers.ContentType));
        var largest = platform.Posts.MaxBy(post => post.Body.GetArrayLength());
        Assert.Equal(largest.Headers["Eg-Count"].ToString(), $"{largest.Body.GetArrayLength()}");
        Assert.StartsWith(largest.Body[0].GetProperty("seq").GetString()!, largest.Headers["Eg-Seq"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_OneEventRefused_OnlyThatOneIsSetAside()
    {
        await using var platform = await StartAsync(batch: 10);
        platform.OnPost = (_, body) => body.EnumerateArray().Any(one => one.GetProperty("seq").GetString() == "5") ? Results.UnprocessableEntity() : null;
        await using var rig = new DeliveryRig(platform.To("city"));
        await rig.AppendBatchAsync(20);
        await rig.StartAsync();

        await Wait.UntilAsync(() => platform.Seqs.Count == 19 && rig.Store.Quarantine("city") is [{ Seq: 5, Code: 422 }]);
        Assert.Equal(Enumerable.Range(1, 20).Where(i => i != 5).Select(i => (long)i), platform.Seqs);
    }

    [Fact]
    public async Task Answer_BusyWithRetryAfter_IsLeftAloneThatLong()
    {
        await using var platform = await StartAsync();
        var (busy, clock) = (true, TimeProvider.System);
        long? refusedAt = null;
        platform.OnPost = (context, _) =>
        {
            if (!busy)
                return null;
            busy = false;
            refusedAt = clock.GetTimestamp();
            context.Response.Headers.RetryAfter = "2";
            return Results.StatusCode(429);
        };
        await using var rig = new DeliveryRig(platform.To("city"));
        await rig.AppendBatchAsync(3);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Status("city")?.Trouble?.Code == "destination.busy");

        await Wait.UntilAsync(() => platform.Posts.Count > 1);
        Assert.InRange(clock.GetElapsedTime(refusedAt!.Value).TotalSeconds, 1.9, 15);
        await Wait.UntilAsync(() => rig.Sent("city"));
        Assert.Equal([1, 2, 3], platform.Seqs);
    }

    [Fact]
    public async Task Answer_ServerErrorForOneEvent_TheOthersGoOnAndItIsKept()
    {
        await using var platform = await StartAsync();
        platform.OnPost = (_, body) => body.GetProperty("seq").GetString() == "2" ? Results.StatusCode(500) : null;
        await using var rig = new DeliveryRig(platform.To("city"));
        await rig.AppendBatchAsync(6);
        await rig.StartAsync();

        await Wait.UntilAsync(() => platform.Seqs.Count == 5);
        Assert.Equal(DeliveryTick.Waiting, rig.Overview.TickOf(2));
        platform.OnPost = (_, _) => null;
        await Wait.UntilAsync(() => platform.Seqs.Count == 6);
        Assert.Equal(0, rig.View("city").Quarantined);
    }

    [Fact]
    public async Task Answer_ServerErrorForEverything_NothingIsSetAsideAndOrderIsKeptButForOne()
    {
        await using var platform = await StartAsync();
        platform.OnPost = (_, _) => Results.StatusCode(500);
        await using var rig = new DeliveryRig(platform.To("city"));
        await rig.AppendBatchAsync(20);
        await rig.StartAsync();
        await Wait.UntilAsync(() => platform.Posts.Count >= 4);

        platform.OnPost = (_, _) => null;

        await Wait.UntilAsync(() => platform.Seqs.Count == 20);
        Assert.Equal(0, rig.View("city").Quarantined);
        Assert.Equal(Enumerable.Range(2, 19).Select(i => (long)i), platform.Seqs.Where(seq => seq != 1));
    }

    [Theory]
    [InlineData(401, "destination.refused")]
    [InlineData(404, "destination.wrong-address")]
    [InlineData(302, "destination.wrong-address")]
    public async Task Answer_OnlyAPersonCanHelp_IsSaidAndNothingIsSetAside(int status, string trouble)
    {
        await using var platform = await StartAsync();
        platform.OnPost = (_, _) => Results.StatusCode(status);
        await using var rig = new DeliveryRig(platform.To("city"));
        await rig.AppendBatchAsync(3);
        await rig.StartAsync();

        await Wait.UntilAsync(() => rig.Status("city")?.Trouble?.Code == trouble, state: () => rig.Status("city")?.ToString() ?? "");
        Assert.Equal((3L, 0L), (rig.View("city").Queue, rig.View("city").Quarantined));
        Assert.Single(platform.Posts);
    }

    [Fact]
    public async Task Answer_NeverComes_TheLinkCountsAsDeadAndNothingIsSetAside()
    {
        await using var platform = await StartAsync();
        var silent = true;
        platform.OnPost = (_, _) => silent ? new Silence() : null;
        var options = platform.To("city");
        await using var rig = new DeliveryRig(new DestinationOptions
        {
            Id = "city",
            Kind = DestinationKinds.Http,
            Http = new HttpOptions { Url = platform.Url, Timeout = TimeSpan.FromSeconds(1) },
            ReconnectCap = options.ReconnectCap,
        });
        await rig.AppendBatchAsync(2);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Status("city")?.Trouble?.Code == "destination.silent");
        Assert.Equal(ThingState.Offline, rig.Status("city")!.State);

        silent = false;
        await Wait.UntilAsync(() => platform.Seqs.Count == 2);
        Assert.Equal([1, 2], platform.Seqs);
    }

    [Fact]
    public async Task Token_InTheEnvironment_IsSentAndMissingIsSaid()
    {
        await using var platform = await StartAsync();
        var name = $"EG_TEST_TOKEN_{Guid.NewGuid():N}";
        await using var rig = new DeliveryRig(new DestinationOptions
        {
            Id = "city",
            Kind = DestinationKinds.Http,
            Http = new HttpOptions { Url = platform.Url, TokenVariable = name },
        });
        await rig.AppendBatchAsync(1);
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Status("city")?.Trouble?.Code == "destination.refused");
        Assert.Contains(name, rig.View("city").LastError!, StringComparison.Ordinal);
        Assert.Empty(platform.Posts);
        await rig.StopAsync();

        Environment.SetEnvironmentVariable(name, "secret-of-the-test");
        await rig.StartAsync();
        await Wait.UntilAsync(() => platform.Seqs.Count == 1);
        Assert.Equal("Bearer secret-of-the-test", platform.Posts.First().Headers.Authorization);
    }

    private static async Task<HttpPartner> StartAsync(int batch = 1)
    {
        var platform = new HttpPartner(batch);
        await platform.StartAsync();
        return platform;
    }

    private sealed class Silence : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var gone = new TaskCompletionSource();
            await using var registration = httpContext.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        }
    }
}
