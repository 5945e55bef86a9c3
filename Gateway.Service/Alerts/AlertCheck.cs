using System.Net;
using EdgeGateway.Service.Alerts.Webhooks;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Alerts;

/// <summary>What belongs together in <see cref="AlertOptions"/>.</summary>
internal static class AlertCheck
{
    public static IEnumerable<ConfigurationError> Run(AlertOptions options) =>
        options.Rules.SelectMany((rule, i) => Rule(rule, options, $"alerts.rules[{i}]")).Concat(options.Webhooks.SelectMany((hook, i) => Hook(hook, options, $"alerts.webhooks[{i}]")));

    private static IEnumerable<ConfigurationError> Rule(AlertRuleOptions rule, AlertOptions all, string path)
    {
        if (all.Rules.First(other => other.Name == rule.Name) != rule)
            yield return new($"{path}.name", $"{rule.Name} 写了两次。", $"{rule.Name} is written twice.");
        // To switch a built-in rule off its name is enough.
        if (!rule.Enabled)
            yield break;
        var ofThings = rule.State is not null || rule.Troubles.Count > 0;
        if (ofThings == (rule.Metric is not null))
            yield return new(path, "规则要么看设备（state 或 troubles），要么看指标（metric），二选一。", "A rule looks at things (state or troubles) or at a metric: one of the two.");
        if (rule.Metric is not null && rule.Above is null && rule.Below is null)
            yield return new($"{path}.metric", "指标规则需要 above 或 below。", "A metric rule needs above or below.");
        foreach (var (where, i) in rule.Where.Select((where, i) => (where, i)))
        {
            if (where.Split('=') is not [{ Length: > 0 }, { Length: > 0 }])
                yield return new($"{path}.where[{i}]", $"\"{where}\" 要写成 标签=值，例如 destination=city。", $"\"{where}\" should be label=value, like destination=city.");
        }
    }

    private static IEnumerable<ConfigurationError> Hook(WebhookOptions hook, AlertOptions all, string path)
    {
        if (all.Webhooks.First(other => other.Id == hook.Id) != hook)
            yield return new($"{path}.id", $"{hook.Id} 写了两次。", $"{hook.Id} is written twice.");
        if (!Uri.TryCreate(hook.Url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0 || uri.UserInfo.Length > 0)
            yield return new($"{path}.url", $"看不懂地址 \"{hook.Url}\"。例如：https://alerts.example/hook。", $"The address \"{hook.Url}\" is not understood. Example: https://alerts.example/hook.");
        else if (uri.Scheme == "http" && !IsNear(uri))
            yield return new($"{path}.url", "不加密的 http 只能用于本机或内网。", "Plain http is for this machine or a private network only.");
    }

    private static bool IsNear(Uri uri) => uri.IsLoopback || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && address.GetAddressBytes() is [10, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] or [169, 254, ..] or [>= 0xfc and <= 0xfd, ..]);
}
