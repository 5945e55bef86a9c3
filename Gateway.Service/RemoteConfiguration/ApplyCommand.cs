using System.Text;
using System.Text.Json;
using EdgeGateway.Service.Commands;

namespace EdgeGateway.Service.RemoteConfiguration;

/// <summary><c>apply-configuration</c> <c>{"package":{…}}</c>: a signed configuration goes on trial; what becomes of it comes as an event.</summary>
internal sealed class ApplyCommand(RemoteDesk desk) : GatewayCommand(CommandNames.ApplyConfiguration, changes: true)
{
    public override async Task<CommandResult> RunAsync(CommandCall call, CancellationToken stopping)
    {
        if (call.Arguments.ValueKind != JsonValueKind.Object || !call.Arguments.TryGetProperty("package", out var package) || package.ValueKind != JsonValueKind.Object)
            return CommandResult.BadPayload("需要 package", "package is needed");
        var (message, errors, taken) = await desk.ApplyAsync(Encoding.UTF8.GetBytes(package.GetRawText()), $"mqtt:{call.Destination}", stopping);
        var answer = new ApplyAnswer(taken, message.ToString(), [.. errors.Select(error => $"{error.Path}: {error.Message.En}")]);
        return new CommandResult(taken ? CommandCodes.Done : CommandCodes.Failed, message, JsonSerializer.SerializeToElement(answer, RemoteJson.Default.ApplyAnswer));
    }
}
