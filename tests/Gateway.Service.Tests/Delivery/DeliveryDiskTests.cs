using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Service.Tests.LocalPlatform;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery;

/// <summary>What was recorded leaves also when the disk takes nothing more, and also past a damaged page.</summary>
public sealed class DeliveryDiskTests
{
    [Fact]
    public async Task Delivery_DiskFull_GoesOnAndWritesItsProgressLater()
    {
        using var disk = SmallDisk.TryMount(8192, out var reason);
        Assert.SkipWhen(disk is null, reason);
        await using var broker = new Mosquitto();
        await using var rig = new DeliveryRig(disk.Path, DeliveryRig.To("city", broker.Address, acceptNoSubscriber: false));
        await rig.StartAsync();
        await rig.AppendBatchAsync(200, size: 500);
        var filler = disk.Fill();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => rig.AppendBatchAsync(200, size: 500));
        Assert.Equal("journal.disk-full", rig.JournalStatus!.Trouble!.Code);

        await using var receiver = await StartAsync(broker);
        await Wait.UntilAsync(() => receiver.Count == 200 && rig.Sent("city"));

        File.Delete(filler);
        await Wait.UntilAsync(() => rig.JournalStatus!.State == ThingState.Online);
        await Wait.UntilAsync(() => rig.Store.Load("city").Settled.Low == 200);
        await rig.AppendAsync(1);
        await Wait.UntilAsync(() => receiver.Count == 201);
        Assert.Equal(Enumerable.Range(1, 201).Select(seq => (long)seq), receiver.Seqs);
    }

    [Fact]
    public async Task Delivery_APageOfTheBacklogDamaged_EverythingElseArrives()
    {
        await using var broker = new Mosquitto();
        await using var receiver = await StartAsync(broker);
        using var folder = new TempFolder();
        await using (var journal = new TestJournal(folder: folder.Path))
        {
            for (var i = 1; i <= 200; i++)
                await journal.Store.CommitAsync(null, [TestJournal.Draft(i)], TestContext.Current.CancellationToken);
        }

        DamagedPage.With(folder.File("journal.db"), """{"number":100}""");
        await using var rig = new DeliveryRig(folder.Path, DeliveryRig.To("city", broker.Address));
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Sent("city"));
        await rig.AppendAsync(1);
        await Wait.UntilAsync(() => receiver.Seqs.Contains(201));

        var missing = Enumerable.Range(1, 200).Select(seq => (long)seq).Except(receiver.Seqs).ToList();
        Assert.Contains(100, missing);
        Assert.InRange(missing.Count, 1, 12);
        Assert.Equal("journal.unreadable", rig.JournalStatus!.Trouble!.Code);
    }

    private static async Task<ReceiverRig> StartAsync(Mosquitto broker)
    {
        await broker.StartAsync();
        return await ReceiverRig.StartAsync(broker.Address);
    }
}
