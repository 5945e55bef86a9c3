using System.Text.Json;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Commands;

/// <summary><c>ping</c>: this box is there.</summary>
internal sealed class PingCommand(JournalStore journal, Uptime uptime) : GatewayCommand(CommandNames.Ping, changes: false)
{
    public override Task<CommandResult> RunAsync(CommandCall call, CancellationToken stopping)
    {
        var result = new PingResult(VersionVerb.Version, journal.Boot.BootId, Math.Round(uptime.Elapsed.TotalSeconds, 1), journal.LastSeq);
        return Task.FromResult(CommandResult.Done("在线", "Here", JsonSerializer.SerializeToElement(result, CommandsJson.Default.PingResult)));
    }
}

/// <summary>Answer to <c>ping</c>.</summary>
/// <param name="Version">Program version.</param>
/// <param name="BootId">New at every start.</param>
/// <param name="UptimeSeconds">Since that start.</param>
/// <param name="LastSeq">Newest event.</param>
internal sealed record PingResult(string Version, Guid BootId, double UptimeSeconds, long LastSeq);
