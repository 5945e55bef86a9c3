using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Inference;

/// <summary>Why a model could not be fetched, for the person at the keyboard.</summary>
internal static class PullTroubles
{
    public static Trouble Unknown(string name, IReadOnlyList<PinnedModel> known) => new(
        "model.unknown",
        new($"没有登记名为 {name} 的模型。", $"No model of the name {name} is registered."),
        new($"可用的模型：{Names(known)}", $"Choose one of: {Names(known)}."));

    public static Trouble WrongBytes(PinnedModel model) => new(
        "model.wrong-bytes",
        new($"下载的 {model.FileName} 校验值不符，已丢弃。", $"What came for {model.FileName} is not the registered file (SHA-256 differs); it was thrown away."),
        new("检查网络是否经过认证页或代理，然后重试。", "Check whether a log-in page or proxy answers in between, then try again."));

    public static Trouble Unreachable(PinnedModel model, string folder, string reason) => new(
        "model.unreachable",
        new($"无法从 {model.Address.Host} 下载 {model.FileName}。", $"{model.FileName} could not be fetched from {model.Address.Host}: {reason}"),
        new($"稍后重试，或在能上网的电脑下载 {model.Address} 并保存为 {Path.Combine(folder, model.FileName)}。", $"Try again later, or fetch {model.Address} elsewhere and save it as {Path.Combine(folder, model.FileName)}."));

    public static Trouble CannotWrite(string folder) => new(
        "model.cannot-write",
        new($"无法写入文件夹 {folder}。", $"Folder {folder} cannot be written to."),
        new("检查权限和磁盘空间后重试。", "Check its permissions and the free space, then try again."));

    private static string Names(IReadOnlyList<PinnedModel> known) => string.Join(", ", known.Select(model => model.Name));
}
