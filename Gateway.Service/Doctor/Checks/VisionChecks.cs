using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>What a box with cameras needs: ffmpeg, models, and the time one look takes. A store without cameras loads nothing of it.</summary>
internal static class VisionChecks
{
    private static readonly string[] Needed = ["ffmpeg", "ffprobe"];

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Each("vision.ffmpeg", "ffmpeg", "ffmpeg", Programs),
        DoctorCheck.Each("vision.model.file", "模型文件", "Model file", context => Each(context, File)),
        DoctorCheck.Each("vision.model.digest", "模型校验", "Model digest", context => Each(context, Digest)),
        DoctorCheck.Each("vision.model.inference", "识别耗时", "Inference time", context => Each(context, Inference)),
    ];

    private static List<string> Models(CheckContext context) => [.. context.Options.Cameras.Where(camera => camera.Enabled).SelectMany(camera => new[] { camera.Model, camera.Blur.Model }).Where(model => model.Length > 0 && model != DetectorCatalogue.PeopleDetector).Distinct()];

    private static string[] Folders(CheckContext context) => context.Options.ModelDirectory is { } folder ? [folder] : [];

    private static IEnumerable<Finding> Each(CheckContext context, Func<CheckContext, string, Finding> look) => context.Options.Cameras.Any(camera => camera.Enabled)
        ? Models(context).Select(model => look(context, model) with { On = model }).DefaultIfEmpty(Finding.Skip("只用内置的行人检测", "only the built-in people detector"))
        : [Finding.Skip("没有摄像机", "there are no cameras")];

    private static IEnumerable<Finding> Programs(CheckContext context)
    {
        if (!context.Options.Cameras.Any(camera => camera.Enabled))
            return [Finding.Skip("没有摄像机", "there are no cameras")];
        return Needed.Select(name => context.Machine.Program(name) is { } path
            ? Finding.Good(path, name)
            : Finding.Of(name == "ffmpeg" ? CheckLevel.Fail : CheckLevel.Warn, new("没有找到", "not found"), new("没有它就读不了视频", "Without it no video can be read"), new("apt install ffmpeg", "apt install ffmpeg"), name));
    }

    private static ModelProbe Look(CheckContext context, string model) => context.Once($"model {model}", () => ModelProbe.Look(model, Folders(context)));

    private static Finding File(CheckContext context, string model) => Look(context, model).Path is { } path
        ? Finding.Good(path)
        : Finding.Fail(new("没有找到", "not found"), new("没有模型，摄像机只能用行人检测", "Without the model the camera has only the people detector"), new($"edgegateway model pull {model}", $"edgegateway model pull {model}"));

    private static Finding Digest(CheckContext context, string model) => Look(context, model) switch
    {
        { Path: null } => Finding.Skip("没有模型文件", "there is no model file"),
        { Digest: null } => Finding.Fail(new("读不出来", "cannot be read"), new("模型文件读不出来", "The model file cannot be read"), new("检查文件权限", "Check the rights of the file")),
        { Known: false, Digest: { } digest } => Finding.Fail(Finding.Same(digest[..12]), new("模型文件不是登记的那一个：坏了或被换过", "The model file is not the registered one: damaged or replaced"), new($"删掉后 edgegateway model pull {model}", $"Delete it, then: edgegateway model pull {model}")),
        { Digest: { } digest, Known: var known } => Finding.Ok(known is null ? $"{digest[..12]}（自备）" : digest[..12], known is null ? $"{digest[..12]} (your own)" : digest[..12]),
    };

    private static Finding Inference(CheckContext context, string model)
    {
        if (Look(context, model) is not { Path: not null, Known: not false })
            return Finding.Skip("没有可用的模型文件", "there is no usable model file");
        var (took, trouble) = ModelProbe.Time(model, Folders(context), context.Options.Inference, context.Clock);
        if (took is not { } time)
            return Finding.By(CheckLevel.Fail, trouble!, Finding.Same(trouble!.Code));
        // One look of every camera in turn must fit into the second.
        var wanted = context.Options.Cameras.Where(camera => camera.Enabled && camera.Model == model).Sum(camera => Math.Max(camera.Fps, 0.5));
        var share = wanted * time.TotalSeconds / Environment.ProcessorCount;
        return Finding.Of(share > 0.9 ? CheckLevel.Warn : CheckLevel.Ok, new($"{time.TotalMilliseconds:0} 毫秒一次，所有摄像机每秒 {wanted:0.#} 次", $"{time.TotalMilliseconds:0} ms, {wanted:0.#} a second for all cameras"),
            new("识别跟不上：一部分画面会被跳过", "Inference is too slow: some pictures are skipped"), new("减少摄像机、降低 fps，或换小模型", "Fewer cameras, a lower fps or a smaller model"));
    }
}
