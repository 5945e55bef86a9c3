using System.Text;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Media;
using EdgeGateway.Service.Delivery.Receipts;

namespace EdgeGateway.Fuzz.Targets;

/// <summary>What travels between gateway and platforms.</summary>
internal static class MessageTargets
{
    private static readonly GatewayMessage Sale = new(
        Guid.Parse("019ad0f1-0000-7000-8000-000000000001"), "shop-0001", "till", EventTypes.SaleRecorded, new DateTimeOffset(2026, 11, 23, 10, 42, 7, 123, TimeSpan.Zero), 42,
        Guid.Parse("11111111-2222-4333-8444-555555555555"), 2_592_000_123, ClockState.Synced, HashChain.Start, """{"sale":"S-1","名":"敌敌畏","lines":[{"n":1}]}"""u8.ToArray())
    { Subject = "S-1" };

    private static readonly MediaChunk Piece = new(new MediaHead(Guid.Parse("019ad0f1-0000-7000-8000-000000000001"), Guid.Empty, 7, "overlay.jpg", new string('a', 64), 10, 1, 2, 0), new byte[4]);

    private static readonly IReadOnlyList<byte[]> Words = Seeds.Texts(
        "\"id\":", "\"data\":", "{", "}", "[", "]", ",", "\"", "\\ud800", "\\u0000", "\"seq\":\"9223372036854775807\"", "1e999", "-0", "null", "true", "\"hash\":\"", "\uFEFF", "9999-12-31T23:59:59.9999999+14:00", "0001-01-01T00:00:00Z");

    public static IEnumerable<FuzzTarget> All() =>
    [
        new("event", [Sale.ToSealedBytes(out _), (Sale with { Subject = null }).ToSealedBytes(out _)], Envelope) { Words = Words },
        new("event data", Seeds.Texts("""{"sale":"S-1"}""", "{\n \"a\": [1, 2.5e3, {\"b\":null}]\r\n}", "{}"), Data) { Words = Words, Share = 0.5 },
        new("topic", Seeds.Texts(Topics.Event("shop-1", "a.b.v1"), Topics.Replay("shop-1", "a"), Topics.Status("s"), Topics.Command("s", "inspect"), Topics.Receipt("s")), Topic) { Words = Seeds.Texts("eg/v1/", "/", "+", "#"), Share = 0.5, Longest = 512 },
        new("receipt of a platform", Seeds.Texts("""{"gatewayId":"g","watermark":100,"missing":[[1,5],[7,7]],"chain":"ok","confirmedAt":"2026-11-23T10:42:07Z"}"""), Receipt)
        {
            Words = [.. Words, .. Seeds.Texts("[1,5]", "9223372036854775807", "[]", "[[", "null")], Share = 0.5,
        },
        new("piece of a picture", [Piece.Framed(), (Piece with { Head = Piece.Head with { Original = new string('b', 64) } }).Framed()], Media) { Words = [.. Words, .. Seeds.Texts("\n", "\"offset\":", "../")], Share = 0.5 },
        new("pictures a platform lacks", Seeds.Texts("""{"gatewayId":"g","stored":3,"missing":[{"caseId":"019ad0f1-0000-7000-8000-000000000001","name":"overlay.jpg"}]}"""), Lacked) { Words = Words, Share = 0.5 },
        new("range set", Seeds.Texts("1-100,105", "", "1,3,5,7-9", "9223372036854775807", "5-3"), Ranges) { Words = Seeds.Texts(",", "-", "9223372036854775807", "1-"), Share = 0.5, Longest = 512 },
    ];

    private static int Envelope(byte[] bytes)
    {
        var verdict = HashChain.Verify(bytes);
        _ = HashChain.Verify(bytes.AsMemory(), HashChain.Start);
        _ = HashChain.HashOf(bytes);
        if (!GatewayMessage.TryParse(bytes, out var message, out var error))
            return HashCode.Combine(verdict, error.StartsWith("not JSON", StringComparison.Ordinal) ? "not JSON" : error);
        // What was read can be sealed and read again, and says the same.
        if (!GatewayMessage.TryParse(message.ToSealedBytes(out _), out var again, out error) || again.Seq != message.Seq || again.Id != message.Id)
            throw new InvalidOperationException($"sealed again it is another event: {error}");
        return HashCode.Combine(verdict, message.Subject is null, message.Clock, message.Hash?.Length);
    }

    private static int Data(byte[] bytes)
    {
        try
        {
            return HashCode.Combine(1, EventData.Checked(bytes).Length == bytes.Length);
        }
        catch (ArgumentException documented)
        {
            return HashCode.Combine(0, documented.Message.Length);
        }
    }

    private static int Topic(byte[] bytes) => Topics.TryParse(Encoding.UTF8.GetString(bytes), out var address) ? HashCode.Combine(address.Kind, address.Name.Length > 0) : 0;

    private static int Media(byte[] bytes)
    {
        if (!MediaChunk.TryParseFramed(bytes, out var chunk))
            return 0;
        // What was read can be sent on.
        if (!MediaChunk.TryParseFramed(chunk.Framed(), out var again) || again.Head != chunk.Head || !again.Body.Span.SequenceEqual(chunk.Body.Span))
            throw new InvalidOperationException("framed again it is another piece");
        return HashCode.Combine(1, chunk.Head.Original is null, chunk.Body.Length > 0);
    }

    private static int Lacked(byte[] bytes) => PictureReceipt.Read(bytes, "g") is { } receipt ? HashCode.Combine(1, receipt.Missing.Count) : 0;

    private static int Receipt(byte[] bytes)
    {
        var (receipt, problem) = Service.Delivery.Receipts.Receipt.Read(bytes, "g");
        if (receipt is null)
            return problem!.Length;
        var missing = receipt.MissingSet();
        if (receipt.Watermark + 1 <= 0 || missing.Ranges.Any(range => range.To + 1 <= 0 || range.From <= 0))
            throw new InvalidOperationException("a number beyond all numbers");
        return HashCode.Combine(missing.Ranges.Count, missing.Count > 100, receipt.Chain?.Length);
    }

    private static int Ranges(byte[] bytes)
    {
        try
        {
            var set = RangeSet.Parse(Encoding.UTF8.GetString(bytes));
            if (RangeSet.Parse(set.ToString()).ToString() != set.ToString())
                throw new InvalidOperationException("written and read it is another set");
            return HashCode.Combine(set.Ranges.Count, set.IsEmpty, set.Count > 0);
        }
        catch (FormatException)
        {
            return -1;
        }
    }
}
