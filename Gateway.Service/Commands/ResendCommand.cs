using System.Text.Json;
using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Commands;

/// <summary><c>resend</c> <c>{"from":1,"to":100,"destination":"city"}</c>: events again, from what is kept. Without a destination: to the platform that asks.</summary>
internal sealed class ResendCommand(DeliveryOverview delivery) : GatewayCommand(CommandNames.Resend, changes: true)
{
    public override Task<CommandResult> RunAsync(CommandCall call, CancellationToken stopping)
    {
        if (call.Number("from") is not { } from || call.Number("to") is not { } to || from < 1 || to < from)
            return Task.FromResult(CommandResult.BadPayload("需要 from 和 to，且 1 ≤ from ≤ to", "from and to are needed, 1 <= from <= to"));
        return Task.FromResult(delivery.SendRangeAgain(call.Text("destination") ?? call.Destination, from, to) is { } answer
            ? CommandResult.Done(
                $"将重发 {answer.Events} 条", $"{answer.Events} events go out again", JsonSerializer.SerializeToElement(answer, CommandsJson.Default.ResendRangeAnswer))
            : CommandResult.Failed("没有配置这个平台", "There is no such destination"));
    }
}
