using EdgeGateway.Devices;
using EdgeGateway.Devices.Health;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Doctor.Probes;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>Every device by what it answers over its own protocol.</summary>
internal static class DeviceChecks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Async("device.reader", "身份证阅读器", "ID card reader", (context, stopping) => LookAsync(context, context.Options.IdCardReaders, stopping)),
        DoctorCheck.Async("device.scanner", "扫码枪", "Scanner", (context, stopping) => LookAsync(context, context.Options.Scanners, stopping)),
        DoctorCheck.Async("device.printer", "小票打印机", "Receipt printer", (context, stopping) => LookAsync(context, context.Options.ReceiptPrinters, stopping)),
        DoctorCheck.Of("device.complete", "设备配齐", "Devices complete", Complete),
    ];

    private static Finding Complete(CheckContext context)
    {
        if (!context.Options.Checkout.Enabled)
            return Finding.Skip("没有收银台", "there is no till");
        (IReadOnlyList<DeviceOptions> Devices, Bilingual Name)[] kinds =
            [(context.Options.IdCardReaders, new("身份证阅读器", "ID card reader")), (context.Options.Scanners, new("扫码枪", "scanner")), (context.Options.ReceiptPrinters, new("打印机", "printer"))];
        var missing = kinds.Where(kind => !kind.Devices.Any(device => device.Enabled)).Select(kind => kind.Name).ToList();
        return Finding.Of(missing.Count > 0 ? CheckLevel.Warn : CheckLevel.Ok,
            missing.Count > 0 ? new($"没有配置：{string.Join("、", missing.Select(name => name.Zh))}", $"not configured: {string.Join(", ", missing.Select(name => name.En))}") : new("齐全", "complete"),
            new("收银台少了设备", "The till lacks a device"), new("在配置里写上它的地址", "Put its address into the configuration"));
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(CheckContext context, IReadOnlyList<DeviceOptions> devices, CancellationToken stopping)
    {
        if (devices.Count == 0)
            return [Finding.Skip("没有配置", "none is configured")];
        if (context.Live is { } live)
            return await Task.WhenAll(devices.Select(device => AskAsync(context, live, device, stopping)));
        if (context.HeldByAnother)
            return [.. devices.Select(device => Finding.Skip("另一个进程正在用", "another process uses it", device.Id))];
        var seen = await context.Once("devices", () => DeviceTrial.RunAsync(context.Options, context.Clock, stopping));
        return [.. devices.Select(device => seen.TryGetValue(device.Id, out var one) ? Judge(one.Status, one.Check) : Finding.Skip("没有试", "not tried", device.Id))];
    }

    private static async Task<Finding> AskAsync(CheckContext context, LiveGateway live, DeviceOptions device, CancellationToken stopping)
    {
        if (live.Things.FirstOrDefault(thing => thing.Id == device.Id) is not { } status)
            return Finding.Skip("网关还没有开始", "the gateway has not begun yet", device.Id);
        if (status.State is ThingState.Offline or ThingState.Disabled)
            return Judge(status, null);
        using var late = new CancellationTokenSource(Patience, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopping);
        try
        {
            return Judge(status, await live.CheckDevice(device.Id, either.Token));
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return Judge(status, null);
        }
    }

    private static Finding Judge(ThingStatus status, HealthCheck? check) => (status, check) switch
    {
        ({ State: ThingState.Disabled }, _) => Finding.Skip("配置里停用了", "switched off in the configuration", status.Id),
        ({ State: ThingState.Offline, Trouble: { } trouble }, _) => Finding.By(CheckLevel.Fail, trouble, Evidence(status), status.Id),
        (_, { Outcome: HealthOutcome.Failed, Trouble: { } trouble }) => Finding.By(CheckLevel.Fail, trouble, check!.Text, status.Id),
        ({ State: ThingState.Degraded, Trouble: { } trouble }, _) => Finding.By(CheckLevel.Warn, trouble, Evidence(status), status.Id),
        (_, { Outcome: HealthOutcome.Passed }) => new Finding(CheckLevel.Ok, check!.Text) { On = status.Id },
        ({ State: ThingState.Starting }, _) => Finding.Warn(Evidence(status), new("还没有应答", "It has not answered yet"), new("等几秒再查", "Check again in a few seconds"), status.Id),
        _ => new Finding(CheckLevel.Ok, Evidence(status)) { On = status.Id },
    };

    private static Bilingual Evidence(ThingStatus status)
    {
        var facts = string.Join(", ", status.Facts.Select(fact => $"{fact.Key} {fact.Value}"));
        return Finding.Same(facts.Length > 0 ? $"{Health.StateNames.Of(status.State)}; {facts}" : Health.StateNames.Of(status.State));
    }
}
