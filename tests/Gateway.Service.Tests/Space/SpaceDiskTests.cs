using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Space;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Space;

/// <summary>The reserve on a real, small disk.</summary>
public sealed class SpaceDiskTests
{
    private const long Reserve = 12_000_000;

    private static SmallDisk Mount() => SmallDisk.TryMount(64 * 1024, out var reason) is { } disk ? disk : Skip(reason);

    private static SmallDisk Skip(string reason)
    {
        Assert.Skip($"no small disk: {reason}");
        return null!;
    }

    [Fact]
    public async Task Look_ReserveTouched_TakesStillsThenTelemetryAndSalesCanStillBeRecorded()
    {
        using var disk = Mount();
        var stills = Path.Combine(disk.Path, "stills");
        Directory.CreateDirectory(stills);
        for (var i = 0; i < 20; i++)
            await File.WriteAllBytesAsync(Path.Combine(stills, $"{i:00}.jpg"), new byte[50_000], TestContext.Current.CancellationToken);
        await using var rig = new SpaceRig(new SpaceLimits(1_000_000_000, 0, Reserve), disk.Path, StillsIn(stills));
        rig.AddDestination("city");
        await rig.AppendAsync(200, EventClass.Sale);
        await FillAsync(rig, EventClass.Telemetry);
        Assert.True(rig.Gauge.Read().Available < Reserve);

        await rig.LookAsync();

        Assert.True(rig.Gauge.Read().Available >= Reserve, $"{rig.Gauge.Read()}");
        Assert.Equal(200, rig.Kept.Count(seq => seq <= 200));
        Assert.Contains(rig.Store.Dropped(), row => row is { Reason: "disk", What: "stills", Class: EventClass.Telemetry, Count: > 0 });
        Assert.Contains(rig.Store.Dropped(), row => row is { Reason: "disk", What: "events", Class: EventClass.Telemetry, Count: > 0 });
        await rig.AppendAsync(1000, EventClass.Sale);
        Assert.Equal(1200, rig.Journal.ReadEvents(0, int.MaxValue).Count(one => one.Class == EventClass.Sale));
    }

    [Fact]
    public async Task Look_DiskFilledByOthers_SaysSoAndKeepsSales()
    {
        using var disk = Mount();
        await using var rig = new SpaceRig(new SpaceLimits(1_000_000_000, 0, Reserve), disk.Path);
        rig.AddDestination("city");
        await rig.AppendAsync(50, EventClass.Sale);
        await File.WriteAllBytesAsync(Path.Combine(disk.Path, "somebody-elses"), new byte[57_000_000], TestContext.Current.CancellationToken);

        await rig.LookAsync();

        Assert.Equal("space.disk-low", rig.Status!.Trouble!.Code);
        Assert.Equal(50, rig.Kept.Count);
        Assert.Empty(rig.Store.Dropped());
    }

    private static async Task FillAsync(SpaceRig rig, EventClass @class)
    {
        while (rig.Gauge.Read().Available > Reserve - 3_000_000)
            await rig.AppendAsync(1000, @class);
    }

    private static SpaceUser StillsIn(string folder) => new("stills", EventClass.Telemetry, (wanted, _) =>
    {
        var freed = default(Freed);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().OrderBy(file => file.Name).TakeWhile(_ => freed.Bytes < wanted).ToList())
        {
            freed += new Freed(1, file.Length);
            file.Delete();
        }

        return Task.FromResult(freed);
    });
}
