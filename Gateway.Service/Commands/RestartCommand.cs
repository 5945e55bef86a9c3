using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Things;

namespace EdgeGateway.Service.Commands;

/// <summary><c>restart-device</c> <c>{"id":"scanner-1"}</c>: closes one device or camera and opens it again.</summary>
internal sealed class RestartCommand(DeviceRuns devices, CameraRoster cameras) : GatewayCommand(CommandNames.RestartDevice, changes: true)
{
    public override Task<CommandResult> RunAsync(CommandCall call, CancellationToken stopping) => Task.FromResult(Run(call));

    private CommandResult Run(CommandCall call)
    {
        if (call.Text("id") is not { } id)
            return CommandResult.BadPayload("需要 id", "id is needed");
        var camera = cameras.Find(id);
        if (camera is { Options.Enabled: true })
            camera.Reconnect();
        else if (camera is not null || !devices.Restart(id))
            return CommandResult.Failed($"没有正在运行的设备 {id}", $"There is no running device {id}");
        return CommandResult.Done($"{id} 已重新打开", $"{id} is opened again");
    }
}
