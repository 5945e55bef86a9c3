using EdgeGateway.Devices;
using EdgeGateway.Devices.Health;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Things;

/// <summary>One device as <c>GET /api/v1/devices/{id}</c> shows it.</summary>
/// <param name="Power"><c>online</c>, <c>off</c>, <c>offline</c>, <c>off_offline</c> or <c>unknown</c>.</param>
/// <param name="Prompt">What the person in front of it has to do now; null without an interactive test.</param>
/// <param name="LastCheck">Null when it was never tested.</param>
internal sealed record DeviceReport(
    string Id,
    string Kind,
    string State,
    DateTimeOffset Since,
    Trouble? Trouble,
    IReadOnlyDictionary<string, string> Facts,
    string Power,
    StatisticsReport Statistics,
    Bilingual? Prompt,
    CheckReport? LastCheck)
{
    public static DeviceReport Of(Device device)
    {
        var status = device.Status;
        return new(
            status.Id, status.Kind, StateNames.Of(status.State), status.Since, status.Trouble, status.Facts, NameOf(device.Power),
            StatisticsReport.Of(device.Statistics), device.Prompt, device.LastCheck is { } check ? CheckReport.Of(check) : null);
    }

    private static string NameOf(PowerState power) => power switch
    {
        PowerState.Online => "online",
        PowerState.Off => "off",
        PowerState.Offline => "offline",
        PowerState.OffOffline => "off_offline",
        _ => "unknown",
    };
}

/// <summary>Counts since the gateway started, see <see cref="DeviceStatistics"/>.</summary>
internal sealed record StatisticsReport(double HoursOn, long Good, long Failed, long Faults, long PaperEnds)
{
    public static StatisticsReport Of(DeviceStatistics counted) =>
        new(Math.Round(counted.On.TotalHours, 3), counted.Good, counted.Failed, counted.Faults, counted.PaperEnds);
}

/// <summary>A self-test, see <see cref="HealthCheck"/>.</summary>
internal sealed record CheckReport(string Level, string Outcome, Bilingual Text, DateTimeOffset At, Trouble? Trouble)
{
    public static CheckReport Of(HealthCheck check) => new(
        check.Level.ToString().ToLowerInvariant(),
        check.Outcome switch
        {
            HealthOutcome.Passed => "passed",
            HealthOutcome.Failed => "failed",
            HealthOutcome.NotSupported => "not-supported",
            _ => "busy",
        },
        check.Text,
        check.At,
        check.Trouble);
}
