using System.Text.Json;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Commands;

/// <summary>Decides whether a command may be carried out. Pure.</summary>
internal static class CommandGate
{
    public const int MaxBytes = 256 * 1024;
    private const int MaxId = 128;

    /// <summary>The refusal, or null with what is needed to go on.</summary>
    /// <param name="message">As it came.</param>
    /// <param name="waited">Since then, on a clock that does not jump.</param>
    /// <param name="command">The command of this name, null when there is none.</param>
    /// <param name="request">Arguments and id.</param>
    public static CommandResult? Objection(CommandMessage message, TimeSpan waited, GatewayCommand? command, out CommandRequest request)
    {
        request = new CommandRequest(message.Correlation, default);
        if (message.Retained)
            return Refuse(CommandCodes.Retained, "命令不能用保留消息发送", "Commands must not be published with the retain flag");
        if (message.GoodFor is { } good && waited >= good)
            return Refuse(CommandCodes.Expired, "命令已过期，没有执行", "The command expired before its turn and was not carried out");
        if (command is null)
            return Refuse(CommandCodes.Unknown, "没有这个命令", "There is no such command");
        if (!message.Allowed.Contains(command.Name))
            return Refuse(CommandCodes.NotAllowed, "配置不允许该平台执行这个命令（destinations.commands）", "The configuration does not allow this platform to do that (destinations.commands)");
        if (!TryParse(message.Payload, out var arguments))
            return Refuse(CommandCodes.BadPayload, "命令内容必须是 JSON 对象，且不超过 256 KB", "The payload must be a JSON object of at most 256 KB");
        var id = message.Correlation ?? new CommandCall(message.Destination, arguments).Text("id");
        request = new CommandRequest(id, arguments);
        if (id?.Length > MaxId)
            return Refuse(CommandCodes.BadPayload, "编号太长", "The id is too long");
        return command.Changes && string.IsNullOrEmpty(id)
            ? Refuse(CommandCodes.IdNeeded, "该命令需要 correlation data 或 id，以保证只执行一次", "This command needs correlation data or an id, so that it is carried out once")
            : null;
    }

    private static bool TryParse(ReadOnlyMemory<byte> payload, out JsonElement arguments)
    {
        arguments = default;
        if (payload.Length == 0)
            return true;
        if (payload.Length > MaxBytes)
            return false;
        try
        {
            using var document = JsonDocument.Parse(payload);
            arguments = document.RootElement.Clone();
            return arguments.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static CommandResult Refuse(string code, string zh, string en) => new(code, new Bilingual(zh, en));
}

/// <summary>What a command says beside its name.</summary>
/// <param name="Id">The same id is carried out once; null for none.</param>
/// <param name="Arguments">The payload.</param>
internal sealed record CommandRequest(string? Id, JsonElement Arguments);
