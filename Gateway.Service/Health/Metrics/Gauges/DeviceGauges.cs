using EdgeGateway.Devices;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Things;

namespace EdgeGateway.Service.Health.Metrics.Gauges;

/// <summary>What readers, scanners and printers did.</summary>
internal sealed class DeviceGauges(DeviceRoster roster) : IGauges
{
    private static readonly double[] Limits = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    public void Register(GaugeBoard board)
    {
        board.Counter(
            "edgegateway.device.reads", "{read}", "Cards read, labels scanned, receipts printed; result is ok or failed.",
            () => roster.All.SelectMany(device => new[]
            {
                Mark.Of(device.Statistics.Good, ("thing", device.Id), ("kind", KindOf(device)), ("result", "ok")),
                Mark.Of(device.Statistics.Failed, ("thing", device.Id), ("kind", KindOf(device)), ("result", "failed")),
            }));
        board.Counter(
            "edgegateway.device.faults", "{fault}", "How often a device went offline.",
            () => roster.All.Select(device => Mark.Of(device.Statistics.Faults, ("thing", device.Id), ("kind", KindOf(device)))));
        board.Counter(
            "edgegateway.device.online.time", "s", "How long a device was online or degraded.",
            () => roster.All.Select(device => Mark.Of(device.Statistics.On.TotalSeconds, ("thing", device.Id), ("kind", KindOf(device)))));
        board.Counter(
            "edgegateway.device.paper.ends", "{end}", "How often a printer's paper ended.",
            () => roster.All.Where(device => KindOf(device) == ThingKinds.ReceiptPrinter).Select(device => Mark.Of(device.Statistics.PaperEnds, ("thing", device.Id))));
        var took = board.Seconds("edgegateway.device.duration", "From finding a card to its identity, from a label's first byte to the label, from sending a receipt to the printer's answer.", Limits);
        foreach (var device in roster.All)
            device.Worked += time => took.Record(time.TotalSeconds, new KeyValuePair<string, object?>("thing", device.Id), new KeyValuePair<string, object?>("kind", KindOf(device)));
    }

    private static string KindOf(Device device) => device.Status.Kind;
}
