using System.Text;
using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Commands;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Service.Tests.Commands;

/// <summary>The desk on a real journal, with a command that counts how often it was carried out.</summary>
internal sealed class DeskRig : IAsyncDisposable
{
    private readonly TestJournal _journal;
    private CommandDesk? _desk;

    public DeskRig(string? folder = null) => _journal = new TestJournal(Clock, folder, modules: CommandSchema.Module);

    public TwoClocks Clock { get; } = new();

    public CommandInbox Inbox { get; } = new();

    /// <summary>What the command does after it was counted.</summary>
    public Func<CancellationToken, Task<CommandResult>> Act { get; set; } = _ => Task.FromResult(CommandResult.Done("好", "done"));

    public int Executed { get; private set; }

    public List<(string Body, bool Repeated)> Replies { get; } = [];

    public JsonNode Last => JsonNode.Parse(Replies[^1].Body)!;

    /// <summary>Audit records, oldest first.</summary>
    public IReadOnlyList<JsonNode> Audit => [.. _journal.Store.ReadEvents(0, 1000).Where(one => one.Type == EventTypes.CommandExecuted)
        .Select(one => JsonNode.Parse(one.Body.Span)!["data"]!)];

    public CommandMessage Message(string name = "count", string? id = "a1", string payload = "{}") => new("city", name, Encoding.UTF8.GetBytes(payload))
    {
        Correlation = id,
        Allowed = ["count", "look"],
        Who = "tester",
        ReceivedAt = Clock.GetTimestamp(),
        ReplyAsync = (body, repeated) =>
        {
            Replies.Add((Encoding.UTF8.GetString(body.Span), repeated));
            return Task.CompletedTask;
        },
    };

    public Task HandleAsync(CommandMessage message)
    {
        _desk ??= new CommandDesk(
            new GatewayOptions { GatewayId = "gw-test" }, Inbox, new CommandStore(_journal.Store), [new Counting(this, "count", true), new Counting(this, "look", false)],
            Clock, NullLogger<CommandDesk>.Instance);
        return _desk.HandleAsync(message, TestContext.Current.CancellationToken);
    }

    public async Task RestartAsync()
    {
        _desk?.Dispose();
        _desk = null;
        await _journal.ReopenAsync();
    }

    /// <summary>As a crash leaves it: begun, not ended.</summary>
    public Task BeginAsync(string id) => new CommandStore(_journal.Store).BeginAsync("city", id, "count");

    public async ValueTask DisposeAsync()
    {
        _desk?.Dispose();
        await _journal.DisposeAsync();
    }

    private sealed class Counting(DeskRig rig, string name, bool changes) : GatewayCommand(name, changes)
    {
        public override Task<CommandResult> RunAsync(CommandCall call, CancellationToken stopping)
        {
            rig.Executed++;
            return rig.Act(stopping);
        }
    }
}
