using System.Globalization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Mqtt;

namespace EdgeGateway.Service.Inspection.Sections;

/// <summary>网络连接: is every platform reached, how fast, and is anything stuck.</summary>
internal static class NetworkSection
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Old = TimeSpan.FromHours(24);

    public static InspectionSection Of(InspectionInput input) => InspectionSection.Of("network", new("网络连接", "Network"), Items(input));

    private static IEnumerable<InspectionItem> Items(InspectionInput input)
    {
        var enabled = input.Options.Destinations.Where(one => one.Enabled).ToList();
        if (enabled.Count == 0)
            yield return new("platforms", new("上报平台", "Platforms"), InspectionVerdict.Bad, new("没有配置上报平台", "No platform is configured"),
                new("请管理员把平台地址写进配置 destinations", "Have the platform's address added to destinations in the configuration"));
        foreach (var one in enabled)
        {
            var view = input.Destinations.FirstOrDefault(view => view.Id == one.Id);
            yield return input.Running && view is not null ? Connected(view) : NotRunning(one);
            if (view is not null)
                yield return Backlog(view, input.Now);
            foreach (var broker in one.Brokers)
                yield return Broker(one.Id, broker, input.Latencies.GetValueOrDefault(broker));
        }
    }

    private static InspectionItem Connected(DestinationView view)
    {
        var name = new Bilingual($"平台 {view.Id}", $"Platform {view.Id}");
        return view.State == "connected"
            ? new($"{view.Id}.link", name, InspectionVerdict.Good, new($"已连接 {view.Address}，自 {Time(view.Since)}", $"Connected to {view.Address} since {Time(view.Since)}"))
            : new($"{view.Id}.link", name, InspectionVerdict.Bad, new($"没有连上 {view.Address}，自 {Time(view.Since)}：{view.LastError ?? "—"}", $"Not connected to {view.Address} since {Time(view.Since)}: {view.LastError ?? "-"}"),
                new("看网线、路由器和上网套餐；都好就找平台方", "Check cable, router and internet contract; if all is well, ask the platform"));
    }

    private static InspectionItem NotRunning(DestinationOptions one) => new($"{one.Id}.link", new($"平台 {one.Id}", $"Platform {one.Id}"), InspectionVerdict.Bad,
        new("网关没有运行，没有上报", "The gateway does not run: nothing is delivered"), new("请启动网关，再查一次", "Start the gateway and inspect again"));

    private static InspectionItem Backlog(DestinationView view, DateTimeOffset now)
    {
        var evidence = new Bilingual(
            $"待送 {view.Queue} 条，已送达至 {view.DeliveredUpTo} 号，平台已入账至 {view.ConfirmedUpTo?.ToString(CultureInfo.InvariantCulture) ?? "—"} 号，被退回 {view.Quarantined} 条",
            $"{view.Queue} waiting, delivered up to {view.DeliveredUpTo}, in the platform's ledger up to {view.ConfirmedUpTo?.ToString(CultureInfo.InvariantCulture) ?? "-"}, {view.Quarantined} refused");
        var name = new Bilingual($"平台 {view.Id} 上报", $"Delivery to {view.Id}");
        if (view.Quarantined > 0)
            return new($"{view.Id}.backlog", name, InspectionVerdict.Attention, evidence, new("在运行状态页看被退回的原因，改好后重发", "See on the ops page why they were refused, put it right and send again"));
        return view.OldestWaiting is { } oldest && now - oldest > Old
            ? new($"{view.Id}.backlog", name, InspectionVerdict.Bad, evidence, new("最早的一条已等了一天以上：先恢复网络，它会自己补送", "The oldest has waited for more than a day: restore the network, it is sent by itself"))
            : new($"{view.Id}.backlog", name, InspectionVerdict.Good, evidence);
    }

    private static InspectionItem Broker(string id, string broker, TimeSpan? latency)
    {
        var name = new Bilingual($"{id} 的服务器", $"Server of {id}");
        if (BrokerAddress.TryParse(broker, out var address) && address.IsLoopback)
            return new($"{id}.server", name, InspectionVerdict.Attention, new($"{broker} 就在本机：只是演示平台，没有上报到任何主管部门", $"{broker} is this very machine: a demo platform, no authority receives anything"),
                new("换成平台的地址", "Put the platform's address there"));
        if (latency is not { } took)
            return new($"{id}.server", name, InspectionVerdict.Bad, new($"{broker} 连不上（3 秒内）", $"{broker} does not answer within 3 s"), new("看网络；或请平台方确认地址和端口", "Check the network, or have address and port confirmed"));
        var evidence = new Bilingual($"{broker} 连接用时 {took.TotalMilliseconds:0} 毫秒", $"{broker} took {took.TotalMilliseconds:0} ms to connect");
        if (address is { Tls: false })
            return new($"{id}.server", name, InspectionVerdict.Attention, evidence, new("连接没有加密：请平台方提供 mqtts 地址", "The connection is not encrypted: ask for an mqtts address"));
        return took > Slow
            ? new($"{id}.server", name, InspectionVerdict.Attention, evidence, new("网络很慢，换一个时间再测；总是慢就换线路", "Slow: try at another time; if it stays, change the line"))
            : new($"{id}.server", name, InspectionVerdict.Good, evidence);
    }

    private static string Time(DateTimeOffset at) => at.ToLocalTime().ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
