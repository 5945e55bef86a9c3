using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Service.Hosting;

namespace EdgeGateway.Service.Updates;

/// <summary>
/// The gateway's page on this box, as another process finds it. Reads only <c>web</c> out of the configuration, because a version must be able to look at the
/// one after it, whose configuration may have settings it does not know.
/// </summary>
internal sealed class OwnPage : IDisposable
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly HttpClient _http;

    private OwnPage(Uri address, string? password, string? certificate)
    {
        // Whether the certificate has ended is another check's business.
        var wire = new SocketsHttpHandler { UseProxy = false, SslOptions = OwnGateway.Trust(certificate) };
        _http = new HttpClient(wire) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        if (password is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("gateway:" + password)));
    }

    /// <param name="configuration">The file.</param>
    /// <param name="environment">Reads a variable.</param>
    public static OwnPage Of(string configuration, Func<string, string?> environment)
    {
        var web = JsonNode.Parse(File.ReadAllText(configuration), documentOptions: Lenient)?["web"];
        string? Setting(string name) => environment($"EDGEGATEWAY__Web__{char.ToUpperInvariant(name[0])}{name[1..]}") ?? web?[name]?.ToString();
        var listen = Setting("listen") switch { null or "localhost" or "0.0.0.0" => "127.0.0.1", "::" or "::1" => "[::1]", var other => other.Contains(':', StringComparison.Ordinal) ? $"[{other}]" : other };
        var certificate = Setting("certificateFile") is { } file ? Path.GetFullPath(file, Path.GetDirectoryName(Path.GetFullPath(configuration))!) : null;
        var scheme = certificate is null ? "http" : "https";
        var password = Setting("passwordVariable") is { } variable ? environment(variable) : null;
        return new OwnPage(new Uri($"{scheme}://{listen}:{Setting("port") ?? "8080"}/"), password, certificate);
    }

    public HttpClient Http => _http;

    /// <summary>Null: no answer that makes sense.</summary>
    public async Task<TrialLook?> LookAsync(CancellationToken stopping)
    {
        try
        {
            using var answer = await _http.GetAsync("health", stopping);
            return Parse(await answer.Content.ReadAsStringAsync(stopping), answer.IsSuccessStatusCode);
        }
        catch (Exception none) when (none is HttpRequestException or IOException || (none is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>The body of <c>/health</c>.</summary>
    public static TrialLook? Parse(string json, bool canWork)
    {
        try
        {
            var root = JsonNode.Parse(json);
            var things = root?["things"] is JsonArray list ? list.OfType<JsonObject>() : [];
            return root?["version"]?.ToString() is { } version
                ? new TrialLook(version, canWork, things.Where(thing => thing["id"] is not null).ToDictionary(thing => thing["id"]!.ToString(), thing => thing["state"]?.ToString() ?? "", StringComparer.Ordinal))
                : null;
        }
        catch (Exception none) when (none is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
