using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Seals;

namespace EdgeGateway.Service.RemoteConfiguration;

/// <summary>Whether a signed configuration is for this box, now, from somebody trusted. Pure.</summary>
internal static class SignedGate
{
    /// <summary>The configuration, or why it is not taken.</summary>
    /// <param name="document">A signed document with <c>gatewayId</c>, <c>number</c>, <c>who</c>, <c>configuration</c>.</param>
    /// <param name="trusted">Base64 public keys.</param>
    /// <param name="gatewayId">This box.</param>
    /// <param name="lastNumber">Highest number taken so far.</param>
    public static (SignedConfiguration? Configuration, Bilingual? Objection) Open(ReadOnlyMemory<byte> document, IReadOnlyList<string> trusted, string gatewayId, long lastNumber)
    {
        if (trusted.Count == 0)
            return (null, new Bilingual("本机不接受远程配置（remoteConfiguration.trustedKeys 为空）", "This box takes no configuration from afar (remoteConfiguration.trustedKeys is empty)"));
        var verdicts = trusted.Select(key => SignedDocument.Verify(document, Pem(key))).ToList();
        if (verdicts.All(verdict => verdict.Word != SignedWord.Intact))
        {
            return (null, verdicts[0].Word == SignedWord.OtherKey
                ? new Bilingual($"签名用的密钥 {verdicts[0].KeyId} 不在可信之列", $"It was signed with the key {verdicts[0].KeyId}, which is not trusted")
                : new Bilingual("签名不对", "The signature is wrong"));
        }

        using var parsed = JsonDocument.Parse(document);
        var payload = parsed.RootElement.GetProperty("payload");
        if (Text(payload, "gatewayId") != gatewayId)
            return (null, new Bilingual("这份配置是给另一台网关的", "This configuration is for another box"));
        if (!payload.TryGetProperty("number", out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number) || number <= lastNumber)
            return (null, new Bilingual($"编号必须大于 {lastNumber}", $"Its number must be higher than {lastNumber}"));
        return payload.TryGetProperty("configuration", out var configuration) && configuration.ValueKind == JsonValueKind.Object
            ? (new SignedConfiguration(number, Text(payload, "who"), JsonSerializer.Serialize(configuration, ShelfJson.Default.JsonElement)), null)
            : (null, new Bilingual("其中没有 configuration", "There is no configuration in it"));
    }

    public static IEnumerable<ConfigurationError> Check(RemoteConfigurationOptions options)
    {
        for (var i = 0; i < options.TrustedKeys.Count; i++)
        {
            if (!Updates.TrustedKeys.IsKey(Pem(options.TrustedKeys[i])))
            {
                yield return new($"remoteConfiguration.trustedKeys[{i}]",
                    "不是 ECDSA P-256 公钥（base64 的 SPKI）。", "This is no public key of ECDSA P-256 (base64 of the SPKI).");
            }
        }
    }

    private static string? Text(JsonElement payload, string name) =>
        payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A key of the configuration as the verifier wants it.</summary>
    internal static string Pem(string key) => $"-----BEGIN PUBLIC KEY-----\n{key}\n-----END PUBLIC KEY-----";
}
