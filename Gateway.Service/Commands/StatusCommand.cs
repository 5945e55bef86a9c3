using System.Text.Json;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Commands;

/// <summary><c>status</c>: what <c>GET /health</c> answers.</summary>
internal sealed class StatusCommand(GatewayOptions options, HealthRegistry registry, Uptime uptime) : GatewayCommand(CommandNames.Status, changes: false)
{
    public override Task<CommandResult> RunAsync(CommandCall call, CancellationToken stopping)
    {
        var report = HealthReport.Of(options, registry.All, uptime);
        return Task.FromResult(CommandResult.Done(
            report.NeedSomebody == 0 ? "一切正常" : $"有 {report.NeedSomebody} 项需要处理",
            report.NeedSomebody == 0 ? "Everything works" : $"{report.NeedSomebody} need somebody",
            JsonSerializer.SerializeToElement(report, HealthJson.Default.HealthReport)));
    }
}
