using System.Text.Json;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Commands;

/// <summary>What goes back on the response topic.</summary>
/// <param name="GatewayId">Which box.</param>
/// <param name="Command">Name as it came.</param>
/// <param name="Id">Correlation data in hex, or the payload's <c>id</c>.</param>
/// <param name="Code">One of <see cref="CommandCodes"/>.</param>
/// <param name="Message">For people.</param>
/// <param name="Result">Depends on the command.</param>
internal sealed record CommandAnswer(string GatewayId, string Command, string? Id, string Code, Bilingual Message, JsonElement? Result);

/// <summary>Data of <see cref="EventTypes.CommandExecuted"/>: who asked for what, and what became of it. Never the payload.</summary>
/// <param name="Name">Command.</param>
/// <param name="Destination">Platform it came from.</param>
/// <param name="Who">As the platform says, null for unknown.</param>
/// <param name="Id">Correlation data or id.</param>
/// <param name="Result">One of <see cref="CommandCodes"/>.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record CommandExecutedData(string Name, string Destination, string? Who, string? Id, string Result, long Milliseconds);
