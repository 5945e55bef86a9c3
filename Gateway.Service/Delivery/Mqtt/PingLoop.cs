using MQTTnet;

namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>Listens for silence on one connection and calls out when the broker is dead.</summary>
internal sealed class PingLoop(IMqttClient client, PingSchedule schedule, TimeProvider clock, Action dead)
{
    /// <summary>Anything came from the broker.</summary>
    public void Heard() => schedule.Heard();

    public async Task RunAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            var (step, next) = schedule.Now();
            if (step == PingStep.Dead)
            {
                dead();
                return;
            }

            if (step == PingStep.Ask)
                _ = AskAsync(ended);
            await Task.Delay(next, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task AskAsync(CancellationToken ended)
    {
        var asked = client.PingAsync(ended);
        // A connection that is ending ends the ping as well; why is told by the client's own event.
        await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (asked.IsCompletedSuccessfully)
            schedule.Heard();
    }
}
