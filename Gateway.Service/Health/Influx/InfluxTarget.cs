using System.Net.Http.Headers;
using System.Text;

namespace EdgeGateway.Service.Health.Influx;

/// <summary>Where and as whom points are posted. Pure.</summary>
/// <param name="Address">With database or bucket.</param>
/// <param name="Login">Null: none.</param>
internal sealed record InfluxTarget(Uri Address, AuthenticationHeaderValue? Login)
{
    /// <param name="options">Checked.</param>
    /// <param name="secret">Gives the value of an environment variable.</param>
    public static InfluxTarget Of(InfluxOptions options, Func<string, string?> secret) => options.Api == "v1"
        ? new(At(options, $"/write?db={Uri.EscapeDataString(options.Database)}"), Basic(options, secret) ?? Token(options, secret))
        : new(At(options, $"/api/v2/write?org={Uri.EscapeDataString(options.Organisation)}&bucket={Uri.EscapeDataString(options.Bucket)}&precision=ns"), Token(options, secret));

    private static Uri At(InfluxOptions options, string path) => new(options.Url.TrimEnd('/') + path);

    private static AuthenticationHeaderValue? Token(InfluxOptions options, Func<string, string?> secret) =>
        options.TokenVariable is { } name && secret(name) is { Length: > 0 } token ? new("Token", token) : null;

    private static AuthenticationHeaderValue? Basic(InfluxOptions options, Func<string, string?> secret)
    {
        if (options.UserName is null)
            return null;
        var password = options.PasswordVariable is { } name ? secret(name) : "";
        return new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.UserName}:{password}")));
    }
}
