using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Service.LocalApi.Access;
using EdgeGateway.Service.LocalApi.Pairing;

namespace EdgeGateway.Service.Tests.LocalApi;

/// <summary>A page of another vendor as its browser would speak for it.</summary>
internal sealed class PageClient(TestGateway gateway, string origin) : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private string _session = "";
    private long _now;

    public string Id { get; set; } = "";

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string PublicKey => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    public async Task ProbeAsync()
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/local/v1/probe"));
        answer.EnsureSuccessStatusCode();
        var json = (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!;
        (_session, _now) = ((string)json["session"]!, (long)json["now"]!);
    }

    public async Task<HttpResponseMessage> AskAsync(params string[] scopes)
    {
        await ProbeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/local/v1/pairings")
        {
            Content = JsonContent.Create(new { name = "Vendor till", publicKey = PublicKey, scopes }),
        };
        var answer = await SendAsync(request);
        if (answer.IsSuccessStatusCode)
            Id = (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["key"]!;
        return answer;
    }

    public Task<HttpResponseMessage> ConfirmAsync(string code) => CallAsync(HttpMethod.Post, "/local/v1/pairings/confirm", new { code });

    /// <summary>Asks, looks at the gateway's own screen, types the code.</summary>
    public async Task<JsonObject> PairAsync(params string[] scopes)
    {
        using var asked = await AskAsync(scopes);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, asked.StatusCode);
        var code = gateway.Get<PairingBook>().Pending.Single(one => one.Page.Id == Id).Code;
        using var answer = await ConfirmAsync(code);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!;
    }

    public async Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = Sign(method, path, body);
        return await SendAsync(request);
    }

    public async Task<JsonObject> JsonAsync(HttpMethod method, string path, object? body = null)
    {
        using var answer = await CallAsync(method, path, body);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!;
    }

    /// <summary>A signed request, to be spoilt before it is sent.</summary>
    public HttpRequestMessage Sign(HttpMethod method, string path, object? body = null, long later = 0, string? nonce = null, string? session = null)
    {
        var bytes = body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body);
        var signed = new SignedRequest
        {
            Method = method.Method,
            Target = path,
            Origin = origin,
            Key = Id,
            Time = $"{session ?? _session}.{_now + later}",
            Nonce = nonce ?? Guid.NewGuid().ToString("N"),
            Signature = null,
            Body = bytes,
        };
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new ByteArrayContent(bytes) };
        request.Headers.Add(SignedRequest.KeyHeader, Id);
        request.Headers.Add(SignedRequest.TimeHeader, signed.Time);
        request.Headers.Add(SignedRequest.NonceHeader, signed.Nonce);
        request.Headers.Add(SignedRequest.SignatureHeader, Convert.ToBase64String(_key.SignData(Encoding.UTF8.GetBytes(signed.Text), HashAlgorithmName.SHA256)));
        return request;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead)
    {
        if (!request.Headers.Contains("Origin"))
            request.Headers.Add("Origin", origin);
        return gateway.Http.SendAsync(request, until, Cancel);
    }

    public static async Task<string> CodeAsync(HttpResponseMessage answer) => (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["code"]!;

    public void Dispose() => _key.Dispose();
}
