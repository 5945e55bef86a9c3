using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Evidence;

/// <summary>Each means: whole pictures are pixelated until it is over, so that nothing leaves unhidden.</summary>
internal static class BlurTroubles
{
    private const int LongestWords = 160;
    private const string Zh = "在此之前图片整幅打马赛克。";
    private const string En = "Until then whole pictures are pixelated.";

    public static Trouble NoModel(string model, Trouble? why) => new(
        "blur.no-model",
        new($"遮盖模型 {model} 不能用：{why?.Cause.Zh ?? "没有打开。"}{Zh}", $"The model {model} that finds what must be hidden cannot be used: {why?.Cause.En ?? "it was not opened."} {En}"),
        why?.NextStep ?? new("重启网关；若重复出现，把日志发给厂商。", "Restart the gateway; if it comes again, send the log to the makers."));

    public static Trouble UnknownLabels(string model, IEnumerable<string> labels) => new(
        "blur.unknown-labels",
        new($"遮盖模型 {model} 不认识 {string.Join("、", labels)}。{Zh}", $"The model {model} that finds what must be hidden does not know {string.Join(", ", labels)}. {En}"),
        new("修改摄像机的 blur.labels，或换模型。", "Change blur.labels of the camera, or take another model."));

    public static Trouble Failed(string model, Exception failure) => new(
        "blur.failed",
        new($"遮盖模型 {model} 出错（{Said(failure)}），这张图片整幅打了马赛克。", $"The model {model} that finds what must be hidden failed ({Said(failure)}); the picture was pixelated as a whole."),
        new("重启网关；若重复出现，换模型或把日志发给厂商。", "Restart the gateway; if it comes again, take another model or send the log to the makers."));

    /// <summary>The runtime's own words: the first line says which input or node.</summary>
    private static string Said(Exception failure)
    {
        var line = failure.Message.Split('\n')[0].Trim();
        return line.Length <= LongestWords ? line : $"{line[..LongestWords]}…";
    }
}
