using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Health.Influx;

/// <summary>What belongs together in <see cref="InfluxOptions"/>.</summary>
internal static class InfluxCheck
{
    private const string Path = "metrics.influx";

    public static IEnumerable<ConfigurationError> Run(InfluxOptions options)
    {
        if (options.Url.Length == 0)
            yield break;
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0 || uri.UserInfo.Length > 0 || uri.Query.Length > 0)
        {
            yield return new($"{Path}.url",
                $"看不懂地址 \"{options.Url}\"。例如：http://metrics.example:8086。", $"The address \"{options.Url}\" is not understood. Example: http://metrics.example:8086.");
        }

        foreach (var (key, api, value) in Needed(options))
        {
            if (options.Api == api && value.Length == 0)
                yield return new($"{Path}.{key}", $"接口为 {api} 时这一项必须填写。", $"This is needed with api {api}.");
        }
    }

    private static IEnumerable<(string Key, string Api, string Value)> Needed(InfluxOptions options) =>
        [("organisation", "v2", options.Organisation), ("bucket", "v2", options.Bucket), ("database", "v1", options.Database)];
}
