using System.Security.Cryptography;
using System.Text;
using EdgeGateway.Service.LocalApi.Access;

namespace EdgeGateway.Service.Tests.LocalApi;

public sealed class SignedRequestTests
{
    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly byte[] Public = Key.ExportSubjectPublicKeyInfo();

    private static readonly SignedRequest Plain = new()
    {
        Method = "POST",
        Target = "/local/v1/print?a=1",
        Origin = "https://till.vendor.example",
        Key = "k",
        Time = "0123456789abcdef.1000",
        Nonce = "0123456789abcdef",
        Signature = null,
        Body = "{}"u8.ToArray(),
    };

    private static SignedRequest Sign(SignedRequest request) =>
        request with { Signature = Convert.ToBase64String(Key.SignData(Encoding.UTF8.GetBytes(request.Text), HashAlgorithmName.SHA256)) };

    public static TheoryData<string> Parts => [.. Spoilt.Keys];

    private static Dictionary<string, Func<SignedRequest, SignedRequest>> Spoilt { get; } = new()
    {
        ["method"] = request => request with { Method = "GET" },
        ["path"] = request => request with { Target = "/local/v1/sale/confirm?a=1" },
        ["query"] = request => request with { Target = "/local/v1/print?a=2" },
        ["origin"] = request => request with { Origin = "https://evil.example" },
        ["time"] = request => request with { Time = "0123456789abcdef.1001" },
        ["nonce"] = request => request with { Nonce = "0123456789abcdee" },
        ["body"] = request => request with { Body = "{ }"u8.ToArray() },
        ["signature"] = request => request with { Signature = Convert.ToBase64String(new byte[64]) },
        ["not base64"] = request => request with { Signature = "?" },
        ["too long"] = request => request with { Signature = Convert.ToBase64String(new byte[65]) },
        ["none"] = request => request with { Signature = null },
    };

    [Fact]
    public void Text_IsSixLines_EndingWithTheDigestOfTheBody() =>
        Assert.Equal("POST\n/local/v1/print?a=1\nhttps://till.vendor.example\n0123456789abcdef.1000\n0123456789abcdef\n44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", Plain.Text);

    [Fact]
    public void Signature_OfTheKey_IsTaken() => Assert.True(Sign(Plain).IsSignedBy(Public));

    [Theory]
    [MemberData(nameof(Parts))]
    public void Signature_WithOnePartChanged_IsRefused(string part) => Assert.False(Spoilt[part](Sign(Plain)).IsSignedBy(Public));

    [Fact]
    public void Signature_OfAnotherKey_IsRefused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.False(Sign(Plain).IsSignedBy(other.ExportSubjectPublicKeyInfo()));
        Assert.False(Sign(Plain).IsSignedBy([1, 2, 3]));
    }

    [Theory]
    [InlineData("0123456789abcdef", true)]
    [InlineData("0123456789abcde", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Nonce_TooShort_IsNoNonce(string? nonce, bool all) => Assert.Equal(all, (Sign(Plain) with { Nonce = nonce }).HasAll);

    [Theory]
    [InlineData("0123456789abcdef.0", 0L)]
    [InlineData("0123456789abcdef.9223372036854775807", long.MaxValue)]
    [InlineData("0123456789abcdef.-1", null)]
    [InlineData("0123456789abcdef.1.2", null)]
    [InlineData("0123456789abcdef. 1", null)]
    [InlineData("short.1", null)]
    [InlineData("1764000000000", null)]
    [InlineData(null, null)]
    public void Stamp_OnlySessionAndMilliseconds(string? text, long? at) => Assert.Equal(at, PageStamp.Parse(text)?.At);
}
