using EdgeGateway.Vision.CameraHealth;

namespace EdgeGateway.Service.Configuration;

/// <summary>A misspelt fault would go on suspending rules.</summary>
internal static class CameraHealthCheck
{
    private static readonly List<string> Known = [.. Enum.GetValues<CameraFaultKind>().Select(FaultNames.Of)];

    public static IEnumerable<ConfigurationError> Run(CameraHealthOptions health, string path)
    {
        for (var i = 0; i < health.Ignore.Count; i++)
        {
            var name = health.Ignore[i];
            if (!Known.Contains(name))
                yield return new($"{path}.ignore[{i}]", $"没有 {name} 这种故障。可以写：{string.Join("、", Known)}。", $"There is no fault {name}. Allowed: {string.Join(", ", Known)}.");
        }
    }
}
