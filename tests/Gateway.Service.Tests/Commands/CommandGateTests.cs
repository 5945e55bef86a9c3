using System.Text;
using EdgeGateway.Service.Commands;

namespace EdgeGateway.Service.Tests.Commands;

public sealed class CommandGateTests
{
    private static readonly CommandMessage Good = new("city", "write", "{\"a\":1}"u8.ToArray()) { Correlation = "ab", Allowed = ["write", "read"] };

    private static string? CodeOf(CommandMessage message, GatewayCommand? command = null, int waitedSeconds = 0) =>
        CommandGate.Objection(message, TimeSpan.FromSeconds(waitedSeconds), command ?? new Nothing("write", true), out _)?.Code;

    [Fact]
    public void Objection_EverythingRight_IsNone()
    {
        Assert.Null(CommandGate.Objection(Good, TimeSpan.Zero, new Nothing("write", true), out var request));
        Assert.Equal(("ab", 1), (request.Id, new CommandCall("city", request.Arguments).Number("a")));
    }

    [Fact]
    public void Objection_Retained_IsRefused() => Assert.Equal("retained", CodeOf(Good with { Retained = true }));

    [Fact]
    public void Objection_NoSuchCommand_SaysSo() =>
        Assert.Equal("unknown-command", CommandGate.Objection(Good, TimeSpan.Zero, null, out _)!.Code);

    [Fact]
    public void Objection_NotOnTheList_SaysSo() => Assert.Equal("not-allowed", CodeOf(Good with { Allowed = ["read"] }));

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, "expired")]
    [InlineData(11, "expired")]
    public void Objection_MessageExpiry_CountsFromTheArrival(int waited, string? code) =>
        Assert.Equal(code, CodeOf(Good with { GoodFor = TimeSpan.FromSeconds(10) }, waitedSeconds: waited));

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("7")]
    [InlineData("\u00ff")]
    public void Objection_NoJsonObject_IsBadPayload(string payload) => Assert.Equal("bad-payload", CodeOf(Good with { Payload = Encoding.Latin1.GetBytes(payload) }));

    [Fact]
    public void Objection_TooLarge_IsBadPayload() =>
        Assert.Equal("bad-payload", CodeOf(Good with { Payload = Encoding.ASCII.GetBytes($"{{\"a\":\"{new string('x', CommandGate.MaxBytes)}\"}}") }));

    [Fact]
    public void Objection_ChangesWithoutId_IsRefusedAndReadsWithoutAreNot()
    {
        var without = Good with { Correlation = null };
        Assert.Equal("id-needed", CodeOf(without));
        Assert.Null(CodeOf(without with { Payload = "{\"id\":\"x1\"}"u8.ToArray() }));
        Assert.Null(CodeOf(without with { Payload = default }, new Nothing("read", false)));
    }

    [Fact]
    public void Call_WrongKindsOfArguments_AreNull()
    {
        CommandGate.Objection(Good with { Payload = "{\"text\":1,\"number\":\"x\",\"half\":1.5,\"big\":1e30}"u8.ToArray() }, TimeSpan.Zero, new Nothing("write", true), out var request);
        var call = new CommandCall("city", request.Arguments);
        Assert.Null(call.Text("text") ?? call.Text("nothing"));
        Assert.Null(call.Number("number") ?? call.Number("half") ?? call.Number("big") ?? call.Number("nothing"));
    }

    private sealed class Nothing(string name, bool changes) : GatewayCommand(name, changes)
    {
        public override Task<CommandResult> RunAsync(CommandCall call, CancellationToken stopping) => Task.FromResult(CommandResult.Done("", ""));
    }
}
