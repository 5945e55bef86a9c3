using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery.Filter;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Delivery.Media;

namespace EdgeGateway.Service.Delivery;

/// <summary>Which keys belong to which kind of destination, and what each kind needs.</summary>
internal static class DestinationCheck
{
    private static readonly string[] Mqtt = [DestinationKinds.Mqtt5, DestinationKinds.Mqtt311];
    private static readonly string[] Network = [DestinationKinds.Mqtt5, DestinationKinds.Mqtt311, DestinationKinds.Http];
    private static readonly string[] Http = [DestinationKinds.Http];
    private static readonly string[] File = [DestinationKinds.File];
    private static readonly DestinationOptions Blank = new();

    /// <summary>A key that still has its default value says nothing, so it is no mistake.</summary>
    private static readonly (string Key, string[] Kinds, Func<DestinationOptions, object?> Value)[] Keys =
    [
        ("brokers", Mqtt, options => options.Brokers.Count),
        ("userName", Mqtt, options => options.UserName),
        ("passwordVariable", Mqtt, options => options.PasswordVariable),
        ("keepAlive", Mqtt, options => options.KeepAlive),
        ("acceptNoSubscriber", [DestinationKinds.Mqtt5], options => options.AcceptNoSubscriber),
        ("caFile", Network, options => options.CaFile),
        ("clientCertificateFile", Network, options => options.ClientCertificateFile),
        ("clientKeyFile", Network, options => options.ClientKeyFile),
        ("http.url", Http, options => options.Http.Url),
        ("http.tokenVariable", Http, options => options.Http.TokenVariable),
        ("http.batch", Http, options => options.Http.Batch),
        ("http.timeout", Http, options => options.Http.Timeout),
        ("folder.path", File, options => options.Folder.Path),
        ("folder.maxFileMegabytes", File, options => options.Folder.MaxFileMegabytes),
        ("folder.maxTotalMegabytes", File, options => options.Folder.MaxTotalMegabytes),
    ];

    public static IEnumerable<ConfigurationError> Run(DestinationOptions options, string path) =>
        Strangers(options, path).Concat(StillCheck.Run(options, path)).Concat(MappingCheck.Run(options, path)).Concat(FilterCheck.Run(options.Filter.Types, $"{path}.filter.types")).Concat(options.Kind switch
        {
            DestinationKinds.Http => OfHttp(options, path),
            DestinationKinds.File => OfFile(options, path),
            _ when DestinationKinds.IsMqtt(options.Kind) => OfMqtt(options, path),
            _ => [], // an unknown kind is named by its own check
        });

    private static IEnumerable<ConfigurationError> Strangers(DestinationOptions options, string path) =>
        Keys.Where(key => Network.Concat(File).Contains(options.Kind) && !key.Kinds.Contains(options.Kind) && !Equals(key.Value(options), key.Value(Blank)))
            .Select(key => new ConfigurationError(
                $"{path}.{key.Key}",
                $"类型为 {options.Kind} 的目标没有这个设置项，它属于：{string.Join("、", key.Kinds)}。",
                $"A destination of kind {options.Kind} has no such setting; it belongs to: {string.Join(", ", key.Kinds)}."));

    private static IEnumerable<ConfigurationError> OfMqtt(DestinationOptions options, string path)
    {
        if (options.Brokers.Count == 0)
            yield return new($"{path}.brokers", "这一项必须填写，例如 [\"mqtts://broker.example:8883\"]。", "This is needed, like [\"mqtts://broker.example:8883\"].");
    }

    private static IEnumerable<ConfigurationError> OfHttp(DestinationOptions options, string path)
    {
        if (options.Http.Url.Length == 0)
            yield return new($"{path}.http.url", "这一项必须填写，例如 https://platform.example/events。", "This is needed, like https://platform.example/events.");
        else if (!Uri.TryCreate(options.Http.Url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0 || uri.UserInfo.Length > 0)
            yield return new($"{path}.http.url", $"看不懂地址 \"{options.Http.Url}\"。例如：https://platform.example/events。", $"The address \"{options.Http.Url}\" is not understood. Example: https://platform.example/events.");
        if (options.Http.Timeout * 2 > options.PublishTimeout)
            yield return new($"{path}.http.timeout", "不能超过 publishTimeout 的一半：排在后面的请求要等前一个答复。", "At most half of publishTimeout: the next request waits for the answer to the one before.");
    }

    private static IEnumerable<ConfigurationError> OfFile(DestinationOptions options, string path)
    {
        if (options.Folder.Path.Length == 0)
            yield return new($"{path}.folder.path", "这一项必须填写，例如 out/city。", "This is needed, like out/city.");
        if (options.Folder.MaxTotalMegabytes < options.Folder.MaxFileMegabytes)
            yield return new($"{path}.folder.maxTotalMegabytes", "不能小于 maxFileMegabytes。", "It cannot be less than maxFileMegabytes.");
    }
}
