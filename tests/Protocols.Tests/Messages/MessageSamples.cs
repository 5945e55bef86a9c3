using System.Text;
using CsCheck;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Protocols.Tests.Messages;

internal static class MessageSamples
{
    public static GatewayMessage Sale { get; } = new(
        Guid.Parse("019ad0f1-0000-7000-8000-000000000001"), "shop-0001", "till", EventTypes.SaleRecorded,
        new DateTimeOffset(2026, 11, 23, 10, 42, 7, 123, TimeSpan.Zero), 42, Guid.Parse("11111111-2222-4333-8444-555555555555"), 2_592_000_123,
        ClockState.Synced, HashChain.Start, Utf8("""{"sale":"S-1","名":"敌敌畏"}"""))
    { Subject = "S-1" };

    private static readonly Gen<string> Name = Gen.String[Gen.Char['a', 'z'], 1, 12];

    private static readonly Gen<string> Text = Gen.OneOf(Gen.String.AlphaNumeric, Gen.OneOf(new[] { "", "收据 \"一\"", "a\\b\n\u0001", "😀" }.Select(text => Gen.Const(text)).ToArray()));

    public static Gen<GatewayMessage> Any { get; } =
        Gen.Select(Gen.Guid, Name, Name, Text.Null(), Gen.Select(Gen.Long[1, long.MaxValue], Gen.Long[0, long.MaxValue]), Gen.Select(Gen.Long[0, 4_102_444_800_000], Gen.Enum<ClockState>(), Text))
            .Select((id, gateway, type, subject, numbers, rest) => new GatewayMessage(
                id, gateway, "thing-1", type, DateTimeOffset.FromUnixTimeMilliseconds(rest.Item1), numbers.Item1, id, numbers.Item2, rest.Item2,
                HashChain.Start, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["text"] = rest.Item3 }))
            { Subject = subject });

    public static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
