using EdgeGateway.Devices;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Web.Ops;
using EdgeGateway.Service.Web.Shell;

namespace EdgeGateway.Service.Inspection.Sections;

/// <summary>硬件配套: each device of the till, by what it proved over its own protocol.</summary>
internal static class HardwareSection
{
    public static InspectionSection Of(InspectionInput input) => InspectionSection.Of("hardware", new("硬件配套", "Hardware"), Items(input));

    private static IEnumerable<InspectionItem> Items(InspectionInput input)
    {
        var options = input.Options;
        if (options.Checkout.Enabled)
        {
            foreach (var item in Kind(input, ThingKinds.IdCardReader, options.IdCardReaders).Concat(Kind(input, ThingKinds.Scanner, options.Scanners)).Concat(Kind(input, ThingKinds.ReceiptPrinter, options.ReceiptPrinters)))
                yield return item;
            yield return new("others", new("电子秤等", "Scale and others"), InspectionVerdict.Look, new("网关看不到，请人工检查；接了信号线的 UPS 单独列出", "The gateway cannot see them: look yourself; a UPS with a signal wire is listed by itself"));
        }
        foreach (var wire in input.Things.Where(thing => thing.Kind == ThingKinds.BoxInput))
            yield return Device(wire, isVirtual: false);
        foreach (var camera in input.Things.Where(thing => thing.Kind == ThingKinds.Camera))
            yield return Device(camera, camera.Facts.GetValueOrDefault("address")?.StartsWith("virtual:", StringComparison.Ordinal) == true);
    }

    private static IEnumerable<InspectionItem> Kind(InspectionInput input, string kind, IReadOnlyList<DeviceOptions> configured)
    {
        var name = ThingNames.Of(kind);
        if (configured.Count == 0)
        {
            var verdict = kind == ThingKinds.ReceiptPrinter ? InspectionVerdict.Attention : InspectionVerdict.Bad;
            return [new(kind, name, verdict, new("没有配置", "None is configured"), new("接上设备，写进配置", "Connect one and add it to the configuration"))];
        }
        return configured.Select(device => input.Things.FirstOrDefault(thing => thing.Id == device.Id) is { } thing
            ? Device(thing, device.Address.StartsWith("virtual:", StringComparison.Ordinal))
            : new InspectionItem(device.Id, new($"{name.Zh} {device.Id}", $"{name.En} {device.Id}"), InspectionVerdict.Look,
                new("网关没有运行，看不到设备", "The gateway does not run: devices cannot be seen"), new("请启动网关，再查一次", "Start the gateway and inspect again")));
    }

    private static InspectionItem Device(ThingStatus thing, bool isVirtual)
    {
        var kind = ThingNames.Of(thing.Kind);
        var name = new Bilingual($"{kind.Zh} {thing.Id}", $"{kind.En} {thing.Id}");
        var state = StateWords.Of(thing.State).Word;
        if (thing.Trouble is { } trouble)
            return new(thing.Id, name, thing.State == ThingState.Degraded ? InspectionVerdict.Attention : InspectionVerdict.Bad,
                new($"{state.Zh}：{trouble.Cause.Zh}", $"{state.En}: {trouble.Cause.En}"), trouble.NextStep);
        var facts = FactWords.Of(thing).ToList();
        var evidence = new Bilingual(
            string.Join("；", facts.Select(fact => $"{fact.Name.Zh} {fact.Value.Zh}").Prepend(state.Zh)),
            string.Join("; ", facts.Select(fact => $"{fact.Name.En} {fact.Value.En}").Prepend(state.En)));
        if (thing.State is ThingState.Disabled or ThingState.Starting)
            return new(thing.Id, name, InspectionVerdict.Attention, evidence, new("等它就绪；停用的请在配置里打开", "Wait until it is ready; switch it on in the configuration"));
        return isVirtual
            ? new(thing.Id, name, InspectionVerdict.Attention, evidence, new("这是虚拟设备，换成真实设备", "This is a virtual device: put a real one in its place"))
            : new(thing.Id, name, InspectionVerdict.Good, evidence);
    }
}
