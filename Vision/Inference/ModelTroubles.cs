using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Inference;

/// <summary>What can be wrong with a model, in words for the person who looks after the box.</summary>
internal static class ModelTroubles
{
    private const string MeanwhileZh = "暂用内置的行人检测，只能看人，看不到车辆。";
    private const string MeanwhileEn = "Until then the built-in people detector runs: it sees people, no vehicles.";

    public static Trouble Missing(string model, IReadOnlyList<string> configured) => Make(
        "model.missing",
        $"找不到检测模型 {model}.onnx。",
        $"Detection model {model}.onnx was not found.",
        $"联网时运行 edgegateway model pull {model}，或把文件放入 {ModelFiles.Folders(configured)[0]}，然后重启程序。",
        $"With internet run: edgegateway model pull {model}. Without, put the file into {ModelFiles.Folders(configured)[0]}. Then restart.");

    public static Trouble Changed(string model, string path) => Make(
        "model.changed",
        $"模型文件 {path} 与登记的校验值不符，可能损坏或被替换。",
        $"Model file {path} is not the one that was registered: its SHA-256 differs.",
        $"删除该文件后运行 edgegateway model pull {model}；自训练模型请改用新名称并附 .json 说明文件。",
        $"Delete the file and run: edgegateway model pull {model}. A model of your own needs its own name and a .json manifest.");

    public static Trouble NotAModel(string path) => Make(
        "model.not-a-model",
        $"{path} 不是可用的 ONNX 模型。",
        $"{path} is not an ONNX model that can be loaded.",
        "换上正确的模型文件后重启程序。",
        "Put the right model file in its place and restart.");

    public static Trouble Unreadable(string path) => Make(
        "model.unreadable",
        $"模型文件 {path} 无法读取。",
        $"Model file {path} cannot be read.",
        "检查文件权限和磁盘后重启程序。",
        "Check the file's permissions and the disk, then restart.");

    public static Trouble UnknownOutput(string model, string family) => Make(
        "model.unknown-output",
        $"模型 {model} 的输入或输出与说明文件（{family}）不符。",
        $"Input or output of model {model} is not what its manifest ({family}) says.",
        "修改说明文件中的 family、width、height、labels，或换用其他模型，然后重启程序。",
        "Correct family, width, height and labels in the manifest, or use another model. Then restart.");

    public static Trouble NoManifest(string model, string file) => Make(
        "model.no-manifest",
        $"模型 {model} 没有说明文件。",
        $"Model {model} has no manifest.",
        $"按 Vision/README.md 编写 {file} 后重启程序。",
        $"Write {file} as Vision/README.md shows and restart.");

    public static Trouble BadManifest(string file, string mistake) => Make(
        "model.bad-manifest",
        $"模型说明文件 {file} 有误。",
        $"The model manifest {file} has a mistake: {mistake}",
        "改正后重启程序。",
        "Correct it and restart.");

    public static Trouble NoRuntime() => Make(
        "model.no-runtime",
        "ONNX Runtime 无法加载。",
        "ONNX Runtime cannot be loaded.",
        "重新安装程序；仍不行请联系供应商。",
        "Install the program again; if that does not help, ask your supplier.");

    /// <summary>The camera runs all the same, on the processor.</summary>
    public static Trouble NoProvider(string provider) => new(
        "inference.no-provider",
        new($"本机的 ONNX Runtime 不支持 {provider}，检测改由处理器（CPU）执行。", $"The ONNX Runtime of this box has no {provider}: the processor runs the models instead."),
        new(
            "将 inference.provider 改为 cpu，或安装带该加速器的版本和驱动后重启。",
            "Set inference.provider to cpu, or install a build with that accelerator and its driver, then restart."));

    public static Trouble NoLibrary() => new(
        "vision.library-missing",
        new("图像处理库无法加载，摄像机画面不作分析。", "The picture library cannot be loaded: camera pictures are not looked at."),
        new("在 Debian 上安装 libgtk-3-0 后重启程序。", "On Debian install the package libgtk-3-0 and restart."));

    private static Trouble Make(string code, string causeZh, string causeEn, string nextZh, string nextEn) =>
        new(code, new(causeZh + MeanwhileZh, $"{causeEn} {MeanwhileEn}"), new(nextZh, nextEn));
}
