using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Storage;
using EdgeGateway.Service.Doctor;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Tests.Doctor;

/// <summary>Ways to break what is kept: journal, delivery, keys, configuration.</summary>
internal static class DataBreakers
{
    public static IReadOnlyList<Breaker> All { get; } =
    [
        Breaker.Async("journal.opens", CheckLevel.Fail, async rig =>
        {
            await File.WriteAllTextAsync(Path.Combine(rig.Data, "journal.db"), new string('x', 9000));
            return rig.Healthy;
        }),
        Breaker.Async("journal.schema", CheckLevel.Fail, rig => WrittenAsync(rig, sql: "UPDATE schema_modules SET version = 99 WHERE name = 'delivery'")),
        Breaker.Async("journal.integrity", CheckLevel.Fail, async rig =>
        {
            var context = await WrittenAsync(rig, events: 400);
            var file = Path.Combine(rig.Data, "journal.db");
            DamagedPage.At(file, new FileInfo(file).Length / DamagedPage.Size / 2, DamagedPage.Size);
            return context;
        }),
        Breaker.Async("journal.chain", CheckLevel.Fail, rig => WrittenAsync(rig, sql: "UPDATE events SET body = CAST(replace(CAST(body AS TEXT), '\"number\":2', '\"number\":7') AS BLOB) WHERE CAST(body AS TEXT) LIKE '%\"number\":2}%'")),
        Breaker.Async("journal.wal", CheckLevel.Warn, rig =>
        {
            using var log = File.Create(Path.Combine(rig.Data, "journal.db-wal"));
            log.SetLength(200_000_000);
            return Task.FromResult(rig.Healthy);
        }),
        Breaker.Async("journal.broken", CheckLevel.Warn, async rig =>
        {
            await File.WriteAllTextAsync(Path.Combine(rig.Data, "journal.db.broken-20261123T104207Z"), "");
            return rig.Healthy;
        }),
        Breaker.Async("gateway.restarts", CheckLevel.Warn, rig => WrittenAsync(rig, events: 7, type: EventTypes.GatewayStarted)),
        Breaker.Warns("gateway.updates", rig => Updated(rig, "returned"), rig => Updated(rig, "kept")),
        Breaker.Warns("gateway.running", rig => rig.Healthy, Live),
        Breaker.Fails("gateway.running", rig => rig.Healthy with { HeldByAnother = true }, Live),
        Breaker.Warns("delivery.platforms", rig => rig.Healthy, rig => rig.With("""{"destinations":[{"id":"city","brokers":["mqtts://broker.example:8883"]}]}""")),
        Breaker.Warns("delivery.platforms", rig => rig.With("""{"destinations":[{"id":"demo","brokers":["mqtt://127.0.0.1:18830"]}]}"""), rig => rig.With("""{"destinations":[{"id":"city","brokers":["mqtts://broker.example:8883"]}]}""")),
        Breaker.Warns("delivery.oldest", rig => Delivers(rig, hours: 3)),
        Breaker.Fails("delivery.oldest", rig => Delivers(rig, hours: 30)),
        Breaker.Async("delivery.oldest", CheckLevel.Fail, rig => WrittenAsync(rig, sql: "INSERT INTO delivery_cursor(destination, settled) VALUES('city', '1-2')", age: TimeSpan.FromDays(2))),
        Breaker.Warns("delivery.quarantine", rig => rig.Healthy with { Live = DoctorRig.Live with { Destinations = [DoctorRig.View with { Quarantined = 2 }] } }),
        Breaker.Async("delivery.quarantine", CheckLevel.Warn, rig => WrittenAsync(rig, sql: "INSERT INTO delivery_quarantine(destination, seq, event_id, type, code, reason, since, attempts) VALUES('city', 1, 'x', 't', 1, 'no', '2026', 1)")),
        Breaker.Warns("delivery.missing", rig => rig.Healthy with { Live = DoctorRig.Live with { Destinations = [DoctorRig.View with { ConfirmedMissing = 9 }] } }),
        Breaker.Warns("delivery.budget", rig => rig.Healthy with { Live = DoctorRig.Live with { Budget = new(1, 1000, 10, 1.2) } }),
        Breaker.Fails("delivery.budget", rig => rig.Healthy with { Live = DoctorRig.Live with { Budget = new(1, 1000, 10, 0.1) } }),
        Breaker.Warns("delivery.dropped", rig => rig.Healthy with { Live = DoctorRig.Live with { Dropped = 12 } }),
        Breaker.Async("files.keys", CheckLevel.Fail, async rig =>
        {
            // The journal is there, so identities may be sealed with the key that is not.
            await File.WriteAllTextAsync(Path.Combine(rig.Data, "journal.db"), "");
            return rig.Healthy;
        }),
        Breaker.Async("files.keys", CheckLevel.Fail, rig => KeyAsync(rig, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead)),
        Breaker.Fails("files.folders", rig =>
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(rig.Data, (UnixFileMode)0b111_111_111);
            return rig.Healthy;
        }),
        Breaker.Fails("files.folders", rig => rig.Healthy with { Machine = rig.Machine with { MayUse = _ => false } }),
        Breaker.Async("files.configuration", CheckLevel.Warn, rig => ConfigurationAsync(rig, 0b110_100_100)),
        Breaker.Async("files.configuration", CheckLevel.Fail, rig => ConfigurationAsync(rig, 0b110_110_110)),
        Breaker.Warns("configuration.variables", rig => Variables(rig, null), rig => Variables(rig, "sesame")),
        Breaker.Fails("configuration.variables", rig => Variables(rig, null) with { Live = DoctorRig.Live }, rig => Variables(rig, "sesame")),
        Breaker.Warns("configuration.virtual", rig => rig.With("""{"scanners":[{"id":"scanner-1","address":"virtual:"}]}""")),
        Breaker.Warns("configuration.catalogue", rig =>
        {
            Directory.Delete(Path.Combine(rig.Data, "catalogue"), recursive: true);
            return rig.Healthy;
        }, Catalogue("2026-08-01")),
        Breaker.Warns("configuration.catalogue", rig => Catalogue("2024-01-01")(rig), Catalogue("2026-08-01")),
        Breaker.Warns("configuration.catalogue", rig => Catalogue("2026-08-01", lists: false)(rig), Catalogue("2026-08-01")),
        Breaker.Async("configuration.catalogue", CheckLevel.Fail, async rig =>
        {
            Catalogue("2026-08-01")(rig);
            foreach (var edition in Directory.GetFiles(Path.Combine(rig.Data, "catalogue"), "edition-*"))
                await File.WriteAllTextAsync(edition, "{");
            return rig.Healthy;
        }) with { Before = Catalogue("2026-08-01") },
    ];

    private static CheckContext Live(DoctorRig rig) => rig.Healthy with { Live = DoctorRig.Live };

    private static CheckContext Delivers(DoctorRig rig, int hours) =>
        rig.Healthy with { Live = DoctorRig.Live with { Destinations = [DoctorRig.View with { Queue = 4, OldestWaiting = DoctorRig.Noon.At.AddHours(-hours) }] } };

    private static CheckContext Updated(DoctorRig rig, string result)
    {
        rig.Put("opt/edgegateway/last-update", $"result={result}\ncandidate=0.2.0\nprevious=0.1.0\nreason=a camera was lost\n");
        return rig.Healthy;
    }

    private static async Task<CheckContext> KeyAsync(DoctorRig rig, UnixFileMode mode)
    {
        var file = Path.Combine(rig.Data, "keys", "store.key");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "key");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, mode);
        return rig.Healthy;
    }

    private static async Task<CheckContext> ConfigurationAsync(DoctorRig rig, int mode)
    {
        var file = rig.Folder.File("gateway.json");
        await File.WriteAllTextAsync(file, "{}");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, (UnixFileMode)mode);
        return rig.With("""{"cameras":[{"id":"gate","address":"rtsp://viewer:hidden@192.0.2.20/1"}]}""") with { ConfigurationFile = file };
    }

    private static CheckContext Variables(DoctorRig rig, string? value)
    {
        var context = rig.With("""{"destinations":[{"id":"city","brokers":["mqtts://broker.example:8883"],"userName":"box","passwordVariable":"CITY_PASSWORD"}]}""");
        return context with { Machine = rig.Machine with { Variable = _ => value } };
    }

    private static Func<DoctorRig, CheckContext> Catalogue(string date, bool lists = true) => rig =>
    {
        var sample = System.Text.Json.Nodes.JsonNode.Parse(EdgeGateway.Testing.SourceTree.Read("Gateway.Service/Checkout/Goods/sample-catalogue.json"))!;
        sample["date"] = date;
        sample["limits"] = new System.Text.Json.Nodes.JsonArray();
        sample["regulations"] = lists ? System.Text.Json.Nodes.JsonNode.Parse(EdgeGateway.Testing.SourceTree.Read("Gateway.Service/Checkout/Goods/national-lists.json"))!["regulations"]!.DeepClone() : new System.Text.Json.Nodes.JsonArray();
        foreach (var product in sample["products"]!.AsArray())
            product!["producer"] = "某厂";
        new EdgeGateway.Service.Checkout.Goods.CatalogueStore(Path.Combine(rig.Data, "catalogue"), TimeProvider.System).Install(System.Text.Encoding.UTF8.GetBytes(sample.ToJsonString()));
        return rig.Healthy;
    };

    /// <summary>A journal with events, closed, and one sentence of SQL done to it.</summary>
    private static async Task<CheckContext> WrittenAsync(DoctorRig rig, int events = 5, string? sql = null, string? type = null, TimeSpan age = default)
    {
        await using (var journal = new TestJournal(new DoctorRig.Noon(DoctorRig.Noon.At - age), rig.Data, null, DeliverySchema.Module))
        {
            for (var i = 0; i < events; i++)
                await journal.Store.CommitAsync(null, [TestJournal.Draft(i) with { Type = type ?? "test.thing.done.v1" }]);
        }

        if (sql is not null)
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(rig.Data, "journal.db")};Pooling=false");
            connection.Open();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this test.
            command.CommandText = sql;
#pragma warning restore CA2100
            Assert.InRange(command.ExecuteNonQuery(), 1, 1);
        }

        return rig.Healthy;
    }
}
