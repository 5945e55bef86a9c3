using System.Text.Json;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Commands;

/// <summary><c>reload-configuration</c>: reads the file again; applies what can be, says what needs a restart, changes nothing when there is a mistake.</summary>
internal sealed class ReloadCommand(ConfigurationReload reload) : GatewayCommand(CommandNames.ReloadConfiguration, changes: true)
{
    public override async Task<CommandResult> RunAsync(CommandCall call, CancellationToken stopping)
    {
        var report = await reload.RunAsync(stopping);
        var result = JsonSerializer.SerializeToElement(report, CommandsJson.Default.ReloadReport);
        return report.Errors.Count > 0
            ? new CommandResult(CommandCodes.Failed, report.Summary, result)
            : new CommandResult(CommandCodes.Done, report.Summary, result);
    }
}
