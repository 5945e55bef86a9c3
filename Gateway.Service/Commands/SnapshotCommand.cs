using System.Text.Json;
using EdgeGateway.Service.Cases;

namespace EdgeGateway.Service.Commands;

/// <summary><c>take-snapshot</c> <c>{"camera":"camera-1"}</c>: stores the newest picture and names it.</summary>
internal sealed class SnapshotCommand(CameraRoster cameras, SnapshotFolder folder, TimeProvider clock) : GatewayCommand(CommandNames.TakeSnapshot, changes: true)
{
    public override Task<CommandResult> RunAsync(CommandCall call, CancellationToken stopping) => Task.FromResult(Run(call));

    private CommandResult Run(CommandCall call)
    {
        if (call.Text("camera") is not { } id)
            return CommandResult.BadPayload("需要 camera", "camera is needed");
        if (cameras.Find(id) is not { } camera)
            return CommandResult.Failed($"没有摄像头 {id}", $"There is no camera {id}");
        if (camera.LatestPicture() is not { } jpeg)
            return CommandResult.Failed($"摄像头 {id} 还没有画面", $"Camera {id} has no picture yet");
        try
        {
            var snapshot = folder.Write(id, Guid.CreateVersion7(clock.GetUtcNow()), jpeg);
            return CommandResult.Done($"已保存 {snapshot.Name}", $"Stored as {snapshot.Name}", JsonSerializer.SerializeToElement(snapshot, CommandsJson.Default.Snapshot));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return CommandResult.Failed("图片写不进硬盘", $"The picture cannot be written: {refused.Message}");
        }
    }
}
