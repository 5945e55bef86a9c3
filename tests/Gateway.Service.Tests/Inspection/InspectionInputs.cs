using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Inspection;

namespace EdgeGateway.Service.Tests.Inspection;

/// <summary>A store where everything is as it should be, to be spoilt one thing at a time.</summary>
internal static class InspectionInputs
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 0, 0, TimeSpan.FromHours(8));

    public const string Json = """
        {
          "gatewayId": "store-1",
          "checkout": { "enabled": true, "storeName": "示范农资店", "licenceNumber": "农药经许（示范）1" },
          "idCardReaders": [{ "id": "reader-1", "address": "serial:/dev/ttyUSB0?baud=115200" }],
          "scanners": [{ "id": "scanner-1", "address": "serial:/dev/ttyUSB1?baud=9600" }],
          "receiptPrinters": [{ "id": "printer-1", "address": "tcp://192.0.2.7:9100" }],
          "destinations": [{ "id": "city", "brokers": ["mqtts://broker.example:8883"] }]
        }
        """;

    public static GatewayOptions Options(string json = Json) => new ConfigurationReader(new Dictionary<string, string>()).Read(json, "/").Options!;

    public static InspectionInput Good => new()
    {
        Options = Options(),
        Now = Now,
        System = new SystemFacts
        {
            OperatingSystem = "Linux X64",
            Runtime = ".NET 10",
            MemoryBytes = 90_000_000,
            FreeBytes = 50_000_000_000,
            JournalBytes = 1_000_000,
            KeyIsPrivate = true,
            Clock = ClockState.Synced,
        },
        Uptime = TimeSpan.FromHours(5),
        Catalogue = CatalogueReader.Sample(),
        Things = [Thing("reader-1", ThingKinds.IdCardReader), Thing("scanner-1", ThingKinds.Scanner), Thing("printer-1", ThingKinds.ReceiptPrinter), Thing("journal", ThingKinds.Journal)],
        Destinations = [City],
        Latencies = new Dictionary<string, TimeSpan?> { ["mqtts://broker.example:8883"] = TimeSpan.FromMilliseconds(31) },
        Operation = OperationFigures.None with { Sales = 40, SalesWithIdentity = 35, DaysWithSales = 20, DaysWithIdentity = 19, LastSale = Now.AddHours(-1), Printed = 40 },
    };

    public static DestinationView City => new("city", "mqtt5")
    {
        Address = "mqtts://broker.example:8883",
        State = "connected",
        Since = Now.AddHours(-5),
        Queue = 0,
        InFlight = 0,
        DeliveredUpTo = 200,
        ConfirmedUpTo = 198,
        Quarantined = 0,
    };

    public static ThingStatus Thing(string id, string kind, ThingState state = ThingState.Online, Trouble? trouble = null) =>
        new(id, kind, state, Now.AddHours(-5), trouble) { Facts = new Dictionary<string, string> { ["reads"] = "12" } };
}
