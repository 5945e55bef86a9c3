using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Updates;

/// <summary>Looks at a version on trial from outside, until it is clear what it is worth.</summary>
internal sealed class TrialWatch(Func<CancellationToken, Task<TrialLook?>> look, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Null: it may stay. Otherwise why not.</summary>
    public async Task<Bilingual?> RunAsync(TrialGate gate, CancellationToken stopping)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var seen = await look(stopping);
            switch (gate.Look(clock.GetElapsedTime(started), seen))
            {
                case TrialVerdict.Keep:
                    return null;
                case TrialVerdict.Return:
                    return gate.Objection;
                default:
                    await Task.Delay(Pause, clock, stopping);
                    break;
            }
        }
    }
}
