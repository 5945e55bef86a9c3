using System.Security.Cryptography;
using System.Text;
using EdgeGateway.Service.RemoteConfiguration;
using EdgeGateway.Service.Seals;

namespace EdgeGateway.Service.Tests.RemoteConfiguration;

public sealed class SignedGateTests : IDisposable
{
    private const string Payload = """{"gatewayId":"box-1","number":7,"who":"ops","configuration":{"gatewayId":"box-1"}}""";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _next = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void Configuration_SignedForThisBox_IsTaken()
    {
        var (configuration, objection) = Open(Payload, _key, [_next, _key]);

        Assert.Null(objection);
        Assert.Equal((7, "ops"), (configuration!.Number, configuration.Who));
        Assert.Contains("\"box-1\"", configuration.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"gatewayId":"box-2","number":7,"configuration":{}}""", "another box")]
    [InlineData("""{"gatewayId":"box-1","number":6,"configuration":{}}""", "higher than 6")]
    [InlineData("""{"gatewayId":"box-1","configuration":{}}""", "higher than 6")]
    [InlineData("""{"gatewayId":"box-1","number":7,"configuration":[]}""", "no configuration")]
    public void Configuration_ForAnotherBoxOrUsedUp_IsRefused(string payload, string why) =>
        Assert.Contains(why, Open(payload, _key, [_key]).Objection!.Value.En, StringComparison.Ordinal);

    [Fact]
    public void Configuration_OfAnOldKeyAfterTheChange_IsRefused() =>
        Assert.Contains("not trusted", Open(Payload, _key, [_next]).Objection!.Value.En, StringComparison.Ordinal);

    [Fact]
    public void Configuration_ChangedAfterwards_IsRefused()
    {
        var document = Encoding.UTF8.GetString(SignedDocument.Sign(Encoding.UTF8.GetBytes(Payload), _key)).Replace("\"number\":7", "\"number\":8", StringComparison.Ordinal);

        Assert.Contains("signature", SignedGate.Open(Encoding.UTF8.GetBytes(document), [Spki(_key)], "box-1", 6).Objection!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Box_WithoutKeys_TakesNothing() => Assert.Contains("trustedKeys", Open(Payload, _key, []).Objection!.Value.En, StringComparison.Ordinal);

    [Fact]
    public void Key_ThatIsNone_IsAMistakeOfTheConfiguration()
    {
        var errors = SignedGate.Check(new RemoteConfigurationOptions { TrustedKeys = [Spki(_key), "bm8ga2V5"] }).ToList();

        Assert.Equal("remoteConfiguration.trustedKeys[1]", Assert.Single(errors).Path);
    }

    public void Dispose()
    {
        _key.Dispose();
        _next.Dispose();
    }

    private static string Spki(ECDsa key) => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    private static (SignedConfiguration? Configuration, Protocols.Messages.Bilingual? Objection) Open(string payload, ECDsa key, IReadOnlyList<ECDsa> trusted) =>
        SignedGate.Open(SignedDocument.Sign(Encoding.UTF8.GetBytes(payload), key), [.. trusted.Select(Spki)], "box-1", 6);
}
