using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Handover;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Cases.Handover;

/// <summary>A camera goes from box to box, with real film and two whole gateways.</summary>
public sealed class HandoverTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static List<string> Changes(TestGateway gateway) =>
        [.. gateway.Get<JournalStore>().ReadEvents(0, 10_000).Where(one => one.Type.StartsWith("city.case.", StringComparison.Ordinal))
            .Select(one => JsonDocument.Parse(one.Body).RootElement.GetProperty("data")).Select(data => data.TryGetProperty("change", out var change) ? change.GetString()! : "filed")];

    private static async Task<bool> IsIntactAsync(TestGateway gateway) =>
        JsonDocument.Parse(await gateway.ReadAsync("/api/v1/evidence/verify")).RootElement.GetProperty("intact").GetBoolean();

    [Fact]
    public async Task Camera_MovesInTheMiddleOfADwell_OneCaseWithTheWholeDwell()
    {
        await using var boxes = await TwoBoxes.StartAsync(threshold: "8 s");
        var started = TimeProvider.System.GetUtcNow();
        // Three seconds of stream at five pictures a second.
        await Wait.UntilAsync(() => boxes.SeenByA.Looks >= 15);

        var document = await boxes.ExportAsync();
        var (stopped, exported) = (boxes.SeenByA.Looks, TimeProvider.System.GetUtcNow());
        await boxes.TakeOverAsync(document);
        await Wait.UntilAsync(() => TwoBoxes.Cases(boxes.B).Count == 1);

        var filed = Assert.Single(TwoBoxes.Cases(boxes.B));
        Assert.Empty(TwoBoxes.Cases(boxes.A));
        Assert.Equal(stopped, boxes.SeenByA.Looks);
        Assert.InRange(filed.DwellSeconds, 8, 8 + 2);
        // Where the dwell began, the second box did not have the camera yet.
        Assert.True(boxes.SeenByB.Looks < 8 * 5, $"{boxes.SeenByB.Looks}");
        Assert.InRange(filed.Filed.Sighting.FirstSeen, started.AddSeconds(-2), exported);
        Assert.Equal("camera.handed-over", boxes.A.Get<HealthRegistry>().Find("cam-1")?.Trouble?.Code);
    }

    [Fact]
    public async Task OpenCase_MovesWithItsCamera_IsClearedOnTheNewBoxAndNotOpenedTwice()
    {
        await using var boxes = await TwoBoxes.StartAsync(threshold: "2 s");
        await Wait.UntilAsync(() => TwoBoxes.Cases(boxes.A).Count == 1);
        var id = TwoBoxes.Cases(boxes.A)[0].Id;
        await boxes.A.Get<ReviewDesk>().MoveAsync(id, CaseMove.Accept, "0712", "", Cancel);

        await boxes.TakeOverAsync(await boxes.ExportAsync());
        await Wait.UntilAsync(() => boxes.SeenByB.Looks >= 20);
        Assert.Equal([id], TwoBoxes.Cases(boxes.B).Select(one => one.Id));
        boxes.SeenByB.IsThere = false;
        await Wait.UntilAsync(() => TwoBoxes.Cases(boxes.B)[0].VacatedAt is not null, TimeSpan.FromSeconds(40));

        var cleared = Assert.Single(TwoBoxes.Cases(boxes.B));
        Assert.Equal((id, CaseStates.Cleared), (cleared.Id, cleared.State));
        Assert.Equal(["taken-over", "place-vacated"], Changes(boxes.B));
        Assert.Equal("discovered pending-review confirmed filed filed cleared", string.Join(' ', boxes.B.Get<CaseStore>().StepsOf(id).Select(step => step.State)));
        // Its pictures came along, signed by the new box as well.
        using var picture = await boxes.B.GetAsync($"/api/v1/cases/{id}/stills/overlay.jpg");
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
        Assert.True(await IsIntactAsync(boxes.A));
        Assert.True(await IsIntactAsync(boxes.B));
        // The giving box closed nothing, and nobody can review it there any more.
        var left = Assert.Single(TwoBoxes.Cases(boxes.A));
        Assert.Equal((CaseStates.Filed, null, "box-b"), (left.State, left.VacatedAt, left.MovedTo));
        Assert.Equal(ReviewOutcome.Moved, await boxes.A.Get<ReviewDesk>().MoveAsync(id, CaseMove.Close, "0712", "", Cancel));
        using var no = await boxes.A.Http.PostAsync($"/api/v1/cases/{id}/close", JsonContent.Create(new { by = "0712" }), Cancel);
        Assert.Equal(HttpStatusCode.Conflict, no.StatusCode);
        Assert.Contains("移交给网关 box-b", JsonDocument.Parse(await no.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ChangedForeignOrSecondTime_IsRefused()
    {
        await using var boxes = await TwoBoxes.StartAsync(threshold: "2 s");
        await Wait.UntilAsync(() => TwoBoxes.Cases(boxes.A).Count == 1);
        var document = await boxes.ExportAsync();
        var key = $"keyId={boxes.KeyOfA}";
        var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(document).Replace("\"state\":\"pending-review\"", "\"state\":\"filed\"", StringComparison.Ordinal));
        Assert.NotEqual(document, changed);

        Assert.Equal(HttpStatusCode.Forbidden, (await TwoBoxes.ImportAsync(boxes.B, changed, key)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await TwoBoxes.ImportAsync(boxes.B, document, "")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await TwoBoxes.ImportAsync(boxes.B, document, "keyId=0123456789abcdef")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await TwoBoxes.ImportAsync(boxes.B, "{}"u8.ToArray(), key)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await TwoBoxes.ImportAsync(boxes.A, document, key)).Status);
        Assert.Empty(TwoBoxes.Cases(boxes.B));
        Assert.Equal(HttpStatusCode.OK, (await TwoBoxes.ImportAsync(boxes.B, document, key)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await TwoBoxes.ImportAsync(boxes.B, document, key)).Status);
        Assert.Single(TwoBoxes.Cases(boxes.B));
        // The file got lost on its way: the same one again, for the same box only.
        Assert.Equal(document, await boxes.ExportAsync());
        using var other = await boxes.A.Http.PostAsync("/api/v1/cameras/cam-1/export?to=box-c", null, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Fact]
    public async Task Camera_GoesThereAndBack_GoesOnWithItsCase()
    {
        await using var boxes = await TwoBoxes.StartAsync(threshold: "2 s");
        await Wait.UntilAsync(() => TwoBoxes.Cases(boxes.A).Count == 1);
        await boxes.TakeOverAsync(await boxes.ExportAsync());
        await Wait.UntilAsync(() => boxes.SeenByB.Looks >= 10);

        using var answer = await boxes.B.Http.PostAsync("/api/v1/cameras/cam-1/export?to=box-a", null, Cancel);
        var back = await answer.Content.ReadAsByteArrayAsync(Cancel);
        var looks = boxes.SeenByA.Looks;
        var (status, text) = await TwoBoxes.ImportAsync(boxes.A, back, $"keyId={boxes.B.Get<HandoverSetup>().OwnKeyId}");

        Assert.True(status == HttpStatusCode.OK, text);
        // It is still configured there, so it runs again at once.
        await Wait.UntilAsync(() => boxes.SeenByA.Looks > looks + 10);
        Assert.Null(Assert.Single(TwoBoxes.Cases(boxes.A)).MovedTo);
        Assert.Equal("box-a", Assert.Single(TwoBoxes.Cases(boxes.B)).MovedTo);
        Assert.Equal([(HandoverRow.Held, 2L)], boxes.A.Get<HandoverStore>().All().Select(one => (one.State, one.Epoch)));
    }

    [Fact]
    public async Task TakeBack_TheOtherBoxNeverTookIt_RunsHereAgainOnce()
    {
        await using var boxes = await TwoBoxes.StartAsync(threshold: "2 s");
        await Wait.UntilAsync(() => TwoBoxes.Cases(boxes.A).Count == 1);
        var document = await boxes.ExportAsync();
        var looks = boxes.SeenByA.Looks;

        Assert.Equal(HttpStatusCode.OK, (await TwoBoxes.ImportAsync(boxes.A, document, "takeBack=true")).Status);

        await Wait.UntilAsync(() => boxes.SeenByA.Looks > looks + 5);
        Assert.Null(Assert.Single(TwoBoxes.Cases(boxes.A)).MovedTo);
        Assert.Equal(HttpStatusCode.Conflict, (await TwoBoxes.ImportAsync(boxes.A, document, "takeBack=true")).Status);
    }

    [Fact]
    public async Task Import_CameraRunsHereAlready_IsRefusedUntilItIsSwitchedOff()
    {
        await using var boxes = await TwoBoxes.StartAsync(threshold: "30 s");
        await boxes.B.Get<CameraHost>().ApplyAsync([boxes.Camera], Cancel);
        await Wait.UntilAsync(() => boxes.SeenByA.Looks > 0 && boxes.SeenByB.Looks > 0);
        var document = await boxes.ExportAsync();

        Assert.Equal(HttpStatusCode.Conflict, (await TwoBoxes.ImportAsync(boxes.B, document, $"keyId={boxes.KeyOfA}")).Status);
        await boxes.B.Get<CameraHost>().ApplyAsync([], Cancel);

        await boxes.TakeOverAsync(document);
        Assert.Equal(ThingState.Disabled, boxes.A.Get<HealthRegistry>().Find("cam-1")?.State);
    }
}
