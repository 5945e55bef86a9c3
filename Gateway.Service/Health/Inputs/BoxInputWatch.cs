using EdgeGateway.Devices.BoxInputs;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Health.Inputs;

/// <summary>Shows every configured wire as a thing of its own: a door that opens or a power supply that fails must be seen without looking at metrics.</summary>
internal sealed class BoxInputWatch(BoxInputs inputs, HealthRegistry health, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, ThingStatus> _last = new(StringComparer.Ordinal);

    /// <summary>One look.</summary>
    internal void Look()
    {
        foreach (var input in inputs.Read())
        {
            var (state, trouble) = BoxInputJudge.Of(input);
            var before = _last.GetValueOrDefault(input.Id);
            var now = new ThingStatus(IdOf(input), ThingKinds.BoxInput, state, clock.GetUtcNow(), trouble)
            {
                Facts = new Dictionary<string, string> { ["kind"] = input.Kind, ["active"] = input.Active is { } active ? (active ? "yes" : "no") : "" },
            };
            if (before?.State == now.State && before.Trouble?.Code == now.Trouble?.Code)
                continue;
            _last[input.Id] = now;
            health.Report(now);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (inputs.Count == 0)
            return;
        using var timer = new PeriodicTimer(Period, clock);
        do
            Look();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A wire called door must not take the place of a device of that name.
    private static string IdOf(BoxInput input) => $"input-{input.Id}";
}
