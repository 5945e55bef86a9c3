using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Commands;

/// <summary>
/// Carries out what platforms ask for, one after the other: refuses, or does it once and records who asked. The same id gets the same answer
/// again, also after a restart.
/// </summary>
internal sealed partial class CommandDesk(
    GatewayOptions options, CommandInbox inbox, CommandStore store, IEnumerable<GatewayCommand> commands, TimeProvider clock, ILogger<CommandDesk> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, GatewayCommand> _commands = commands.ToDictionary(one => one.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, CommandRate> _rates = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var message in inbox.Reader.ReadAllAsync(stoppingToken))
            await HandleAsync(message, stoppingToken);
    }

    /// <summary>One command from arrival to answer.</summary>
    internal async Task HandleAsync(CommandMessage message, CancellationToken stopping)
    {
        if (!RateOf(message.Destination).TryTake())
        {
            LogBusy(message.Destination, message.Name);
            await message.ReplyAsync(Answer(message, message.Correlation, TooMany), false);
            return;
        }

        var started = clock.GetTimestamp();
        var command = _commands.GetValueOrDefault(message.Name);
        if (CommandGate.Objection(message, clock.GetElapsedTime(message.ReceivedAt), command, out var request) is { } objection)
        {
            await RecordAndReplyAsync(message, request.Id, objection, keep: false, started);
            return;
        }

        if (request.Id is { Length: > 0 } id && store.Find(message.Destination, id) is { } earlier)
        {
            await RepeatAsync(message, id, earlier, started);
            return;
        }

        await RecordAndReplyAsync(message, request.Id, await RunAsync(command!, message, request, stopping), keep: true, started);
    }

    private static CommandResult TooMany => new(CommandCodes.Busy, new Bilingual("命令太多，请稍后再发", "Too many commands, try again later"));

    private async Task RepeatAsync(CommandMessage message, string id, (string Name, byte[]? Answer) earlier, long started)
    {
        if (earlier.Name != message.Name)
            await RecordAndReplyAsync(message, id, new(CommandCodes.IdUsed, new("这个编号已经用于另一个命令", "This id was used for another command")), keep: false, started);
        else if (earlier.Answer is { } answer)
            await message.ReplyAsync(answer, true);
        else
            await RecordAndReplyAsync(
                message, id, new(CommandCodes.Interrupted, new("上次执行到一半时程序退出，没有重做", "The program ended while it was carried out; it was not done again")), keep: true, started);
    }

    private async Task<CommandResult> RunAsync(GatewayCommand command, CommandMessage message, CommandRequest request, CancellationToken stopping)
    {
        try
        {
            if (command.Changes)
                await store.BeginAsync(message.Destination, request.Id!, command.Name);
            using var limit = new CancellationTokenSource(Longest, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
            return await command.RunAsync(new CommandCall(message.Destination, request.Arguments), either.Token);
        }
        catch (JournalUnavailableException refused)
        {
            return CommandResult.Failed("本地账本写不进去，命令没有执行", $"The journal cannot be written, the command was not carried out: {refused.Message}");
        }
        catch (OperationCanceledException)
        {
            return CommandResult.Failed("30 秒内没有完成", "It did not end within 30 seconds");
        }
        catch (Exception failure)
        {
            LogFailed(message.Destination, message.Name, failure);
            return CommandResult.Failed("执行时出错，详情见日志", "It failed; the log has the details");
        }
    }

    private async Task RecordAndReplyAsync(CommandMessage message, string? id, CommandResult result, bool keep, long started)
    {
        var answer = Answer(message, id, result);
        var took = (long)clock.GetElapsedTime(started).TotalMilliseconds;
        LogExecuted(message.Destination, message.Name, id, message.Who ?? "?", result.Code, took);
        try
        {
            await store.EndAsync(new CommandExecutedData(message.Name, message.Destination, message.Who, id, result.Code, took), keep ? answer : null);
        }
        catch (JournalUnavailableException refused)
        {
            // The answer goes out all the same: who asks for the state of a box with a full disk must get one.
            LogNotRecorded(message.Destination, message.Name, refused.Message);
        }

        await message.ReplyAsync(answer, false);
    }

    private byte[] Answer(CommandMessage message, string? id, CommandResult result) => JsonSerializer.SerializeToUtf8Bytes(
        new CommandAnswer(options.GatewayId, message.Name, id, result.Code, result.Message, result.Result), CommandsJson.Default.CommandAnswer);

    private CommandRate RateOf(string destination) =>
        _rates.TryGetValue(destination, out var rate) ? rate : _rates[destination] = new CommandRate(clock);
}
