using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Inference;

/// <summary>What can be wrong with a model, in words for the person who looks after the box.</summary>
internal static class ModelTroubles
{
    private const string MeanwhileZh = "暂用内置的行人检测，只能看人，看不到车辆。";
    private const string MeanwhileEn = "Until then the built-in people detector runs: it sees people, no vehicles.";

    public static Trouble Missing(string model, IReadOnlyList<string> configured) => new(
        "model.missing",
        new($"找不到检测模型 {model}.onnx。{MeanwhileZh}", $"Detection model {model}.onnx was not found. {MeanwhileEn}"),
        new(
            $"联网时运行 edgegateway model pull {model}，或把文件放入 {ModelFiles.Folders(configured)[0]} 后重启。",
            $"With internet run: edgegateway model pull {model}. Without: put the file into {ModelFiles.Folders(configured)[0]} and restart."));

    public static Trouble NoLibrary() => new(
        "vision.library-missing",
        new("图像处理库无法加载，摄像机画面不作分析。", "The picture library cannot be loaded: camera pictures are not looked at."),
        new("在 Debian 上安装 libgtk-3-0 后重启程序。", "On Debian install the package libgtk-3-0 and restart the program."));
}
