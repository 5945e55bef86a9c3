using System.Text.Json;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Commands;

/// <summary>What became of a command.</summary>
/// <param name="Code">One of <see cref="CommandCodes"/>.</param>
/// <param name="Message">For people. No secrets, no personal data.</param>
/// <param name="Result">For machines; null for nothing.</param>
internal sealed record CommandResult(string Code, Bilingual Message, JsonElement? Result = null)
{
    public static CommandResult Done(string zh, string en, JsonElement? result = null) => new(CommandCodes.Done, new Bilingual(zh, en), result);

    public static CommandResult Failed(string zh, string en) => new(CommandCodes.Failed, new Bilingual(zh, en));

    public static CommandResult BadPayload(string zh, string en) => new(CommandCodes.BadPayload, new Bilingual(zh, en));
}
