using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Hosting;

/// <summary>How a verb talks to the gateway that runs with the same configuration on this machine.</summary>
internal static class OwnGateway
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Knock = TimeSpan.FromSeconds(5);

    /// <summary>Null when nobody can know its port.</summary>
    /// <param name="options">Where it listens, and the name of the password's variable.</param>
    /// <param name="user">Who asks; any name will do.</param>
    public static HttpClient? Client(GatewayOptions options, string user)
    {
        if (options.Web.Port == 0)
            return null;
        var handler = new SocketsHttpHandler { UseProxy = false, SslOptions = Trust(options.Web.CertificateFile) };
        var host = ListenRule.IsLocal(options.Web) ? ListenRule.Address(options.Web) : IPAddress.Loopback;
        var http = new HttpClient(handler) { Timeout = Patience, BaseAddress = new UriBuilder(options.Web.CertificateFile is null ? "http" : "https", host.ToString(), options.Web.Port).Uri };
        if (options.Web.PasswordVariable is { } variable && Environment.GetEnvironmentVariable(variable) is { } password)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        return http;
    }

    /// <summary>
    /// Trusts the very certificate of this file and no other: it seldom carries this machine's own address, and the operator password goes over this connection.
    /// A file that cannot be read trusts nobody.
    /// </summary>
    public static SslClientAuthenticationOptions Trust(string? certificateFile)
    {
        var own = certificateFile is null ? null : DigestOf(certificateFile);
        return new()
        {
            RemoteCertificateValidationCallback = (_, shown, _, _) => own is not null && shown?.GetCertHashString(HashAlgorithmName.SHA256) == own
                ? true
                : throw new ForeignGatewayException(certificateFile, readable: own is not null),
        };
    }

    /// <summary>What to tell whoever typed the verb: the plain sentence about a foreign certificate, where there is one.</summary>
    public static string WordsOf(Exception trouble) => ForeignGatewayException.In(trouble)?.Message ?? trouble.Message;

    private static string? DigestOf(string file)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(file));
            return certificate.GetCertHashString(HashAlgorithmName.SHA256);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Null when no gateway answers there, or it answers no. A foreign one is told about in one sentence.</summary>
    public static async Task<T?> AskAsync<T>(HttpClient gateway, HttpMethod method, string path, JsonTypeInfo<T> contract, TextWriter trouble)
        where T : class
    {
        using var request = new HttpRequestMessage(method, path);
        if (!await AnswersAsync(gateway, trouble))
            return null;
        try
        {
            using var answer = await gateway.SendAsync(request);
            return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), contract) : null;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Does our gateway answer there soon? One that hangs must not make people wait; a foreign one is told about in one sentence.</summary>
    public static async Task<bool> AnswersAsync(HttpClient gateway, TextWriter trouble)
    {
        using var late = new CancellationTokenSource(Knock);
        try
        {
            using var answer = await gateway.GetAsync("/health", late.Token);
            return true;
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            if (ForeignGatewayException.In(away) is { } foreign)
                await trouble.WriteLineAsync(foreign.Message);
            return false;
        }
    }
}
