using System.Text;
using CsCheck;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Journal.Salvage;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class EventCarverTests
{
    private static readonly byte[][] Events = [.. Seal("""{"a":1}"""), .. Seal("""{"text":",\"hash\":\"no\"}","b":{"hash":"x"}}"""), .. Seal($$"""{"long":"{{new string('x', 100_000)}}"}""")];

    [Fact]
    public void Carve_EventsBetweenRubbish_AreAllFound() => Gen.Byte.Array[0, 300].Array[4].Sample(rubbish =>
    {
        byte[] bytes = [.. rubbish[0], .. Events[0], .. rubbish[1], .. Events[1], .. rubbish[2], .. Events[2], .. rubbish[3]];
        return EventCarver.Carve(new MemoryStream(bytes)).Select(Text).SequenceEqual(Events.Select(Text));
    });

    [Fact]
    public void Carve_OneByteChangedOrCut_IsNotTaken()
    {
        byte[] changed = [.. Events[0]];
        changed[60] ^= 1;
        Assert.Equal([Text(Events[1])], EventCarver.Carve(new MemoryStream([.. changed, .. Events[1], .. Events[0][..^1]])).Select(Text));
    }

    [Fact]
    public void Carve_AcrossBlocks_FindsThoseOnTheSeam()
    {
        var bytes = new byte[21 * 1024 * 1024];
        for (var at = 0; at + Events[2].Length < bytes.Length; at += 1_000_003) Events[2].CopyTo(bytes, at);
        var expected = Enumerable.Range(0, int.MaxValue).TakeWhile(i => i * 1_000_003L + Events[2].Length < bytes.Length).Count();
        // The overlap of two blocks may show the same bytes twice.
        Assert.InRange(EventCarver.Carve(new MemoryStream(bytes)).Count(), expected, expected + 4);
    }

    private static byte[][] Seal(string data)
    {
        var head = ChainHead.Start;
        var draft = new EventDraft("test.v1", "tester", EventClass.Change, Encoding.UTF8.GetBytes(data));
        var stamp = new EventStamp(DateTimeOffset.UnixEpoch, 1, ClockState.Unset);
        return [.. new EventSealer("gw-test", BootIdentity.Create()).Seal([draft], stamp, ref head).Select(e => e.Body.ToArray())];
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
