using CsCheck;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Testing;

namespace EdgeGateway.Protocols.Tests.IdCard;

/// <summary>Short ways to say bytes and answers.</summary>
internal static class SamBytes
{
    public static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    public static List<SamAnswer> Parse(ReadOnlySpan<byte> bytes)
    {
        var answers = new List<SamAnswer>();
        new SamParser().Feed(bytes, answers);
        return answers;
    }

    /// <summary>Any of some values.</summary>
    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    /// <summary>An answer as text that two equal answers share.</summary>
    public static string Show(SamAnswer answer) => $"{answer} {Convert.ToHexString(answer.Data.Span)}";

    /// <summary>The reference answer of 1295 bytes: a case folder of its own.</summary>
    public static byte[] ReferenceAnswer => Cases.Bytes("resident");

    public static CaseFolder Cases { get; } = new("IdCard");

    /// <summary>Whole frames of every shape there is, with right checksums.</summary>
    public static IReadOnlyList<byte[]> Frames { get; } =
    [
        Hex("AA AA AA 96 69 00 04 00 00 80 84"),
        Hex("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97"),
        Hex("AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C"),
        Hex("AA AA AA 96 69 00 14 00 00 90 05 00 01 00 05 25 35 01 87 D6 12 00 38 93 4F 05 36"),
        SamFrame.Answer(SamStatus.Success, new byte[70]),
        ReferenceAnswer,
        SamFrame.Answer(SamStatus.Success, [1, 0, 4, 0, 4, 0, .. new byte[256 + 1024 + 1024]]),
    ];
}
