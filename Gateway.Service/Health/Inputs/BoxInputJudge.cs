using EdgeGateway.Devices.BoxInputs;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Health.Inputs;

/// <summary>What an active wire means, by its kind.</summary>
internal static class BoxInputJudge
{
    public static (ThingState State, Trouble? Trouble) Of(BoxInput input) => input switch
    {
        { Active: null } => (ThingState.Offline, new("input.unreadable",
            new($"读不到信号线 {input.Id}", $"The wire {input.Id} cannot be read"),
            new("检查 boxInputs 里的 chip 和 pin、gpio 用户组权限、libgpiod 是否已安装", "Check chip and pin in boxInputs, the right to use /dev/gpiochip*, and that libgpiod is installed"))),
        { Active: false } or { Kind: "other" } => (ThingState.Online, null),
        { Kind: "door" } => (ThingState.Degraded, new("input.door",
            new($"箱门 {input.Id} 开着", $"The door {input.Id} is open"), new("关上箱门；没有人在现场就去看看", "Close it; if nobody is there, have a look"))),
        { Kind: "fan" } => (ThingState.Degraded, new("input.fan",
            new($"风扇 {input.Id} 报警", $"The fan {input.Id} gives alarm"), new("清灰，转不动就换风扇", "Clean it, replace it if it does not turn"))),
        { Kind: "ups" } => (ThingState.Degraded, new("input.ups",
            new($"不间断电源 {input.Id} 报警", $"The UPS {input.Id} gives alarm"), new("检查市电和电池", "Check the mains and its battery"))),
        _ => (ThingState.Degraded, new("input.power",
            new($"电源 {input.Id} 报警", $"The power supply {input.Id} gives alarm"), new("检查市电、开关和电源", "Check mains, fuse and supply"))),
    };
}
