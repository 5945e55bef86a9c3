using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Delivery.Media;

/// <summary>Rules between the values of <c>stills</c> and its destination's kind.</summary>
internal static class StillCheck
{
    private static readonly Guid Example = new("01890000-0000-7000-8000-000000000000");

    public static IEnumerable<ConfigurationError> Run(DestinationOptions options, string path)
    {
        var stills = options.Stills;
        if ((stills.Mode, options.Kind) is (StillModes.Mqtt, not (DestinationKinds.Mqtt5 or DestinationKinds.Mqtt311)))
            yield return new($"{path}.stills.mode", $"类型为 {options.Kind} 的目标不能用 mqtt 送图片。", $"A destination of kind {options.Kind} cannot get pictures over mqtt.");
        if ((stills.Mode, options.Kind) is (StillModes.File, not DestinationKinds.File))
            yield return new($"{path}.stills.mode", $"类型为 {options.Kind} 的目标没有文件夹，不能用 file。", $"A destination of kind {options.Kind} has no folder for pictures.");
        for (var i = 0; i < stills.Pictures.Count; i++)
        {
            if (!PictureKinds.All.Contains(stills.Pictures[i]))
            {
                yield return new($"{path}.stills.pictures[{i}]",
                    $"没有这种图片。可用：{string.Join("、", PictureKinds.All)}。", $"There is no such picture. Allowed: {string.Join(", ", PictureKinds.All)}.");
            }
        }
        if (stills.Mode == StillModes.Http && !IsUrl(stills.Url))
            yield return new($"{path}.stills.url", "这一项必须填写，例如 https://platform.example/media/{case}/{name}。", "This is needed, like https://platform.example/media/{case}/{name}.");
        if (stills.Mode == StillModes.Mqtt && !IsTopic(stills.Topic))
            yield return new($"{path}.stills.topic", "主题里要有 {case} 和 {name}，不能有 + 和 #。", "The topic needs {case} and {name}, and has no + and #.");
    }

    private static bool IsUrl(string url) =>
        Uri.TryCreate(PictureAddress.Fill(url, "box", Example, "overlay.jpg"), UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.UserInfo.Length == 0
        && url.Contains("{case}", StringComparison.Ordinal) && url.Contains("{name}", StringComparison.Ordinal);

    private static bool IsTopic(string topic) =>
        !topic.AsSpan().ContainsAny("+#") && topic.Contains("{case}", StringComparison.Ordinal) && topic.Contains("{name}", StringComparison.Ordinal);
}
