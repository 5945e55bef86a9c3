using EdgeGateway.Testing;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tests.Inference;

public sealed class DetectorCatalogueTests : IDisposable
{
    private const string Yolox = "yolox_nano_416";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_Hog_HasNoTrouble()
    {
        using var detector = Open("hog", trouble: null);

        Assert.Equal("hog", detector.Name);
        Assert.Matches("^[0-9a-f]{64}$", detector.Digest);
    }

    [Fact]
    public void Open_ModelThatIsNotHere_SaysHowToGetItAndSeesPeopleMeanwhile()
    {
        var choice = DetectorCatalogue.Open("no_such_model", [_folder.Path]);
        using var detector = choice.Detector;

        Assert.Equal("model.missing", choice.Trouble?.Code);
        Assert.Contains("model pull no_such_model", choice.Trouble!.NextStep.En, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, choice.Trouble.NextStep.Zh, StringComparison.Ordinal);
        Assert.Equal(["person"], detector.Labels);
    }

    [Fact]
    public void Open_FileThatIsNotAModel_SaysSo()
    {
        Write("mine.onnx", "this is a text, not a model");
        Write("mine.json", """{ "family": "yolo", "width": 64, "height": 64, "labels": ["stall"] }""");

        Open("mine", "model.not-a-model").Dispose();
    }

    [Fact]
    public void Open_EmptyFile_IsNotAModel()
    {
        Write("mine.onnx", "");
        Write("mine.json", """{ "family": "yolo", "width": 64, "height": 64, "labels": ["stall"] }""");

        Open("mine", "model.not-a-model").Dispose();
    }

    [Fact]
    public void Open_KnownNameWithOtherBytes_IsNotTrusted()
    {
        Write(Yolox + ".onnx", "something else");

        Open(Yolox, "model.changed").Dispose();
    }

    [Fact]
    public void Open_OwnModelWithoutManifest_SaysWhatIsMissing()
    {
        Write("mine.onnx", "whatever");

        Open("mine", "model.no-manifest").Dispose();
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("""{ "family": "yolo", "width": 64, "height": 64 }""")]
    public void Open_OwnModelWithBadManifest_SaysSo(string manifest)
    {
        Write("mine.onnx", "whatever");
        Write("mine.json", manifest);

        Open("mine", "model.bad-manifest").Dispose();
    }

    [Theory]
    [InlineData("""{ "family": "nanodet", "width": 416, "height": 416, "labelSet": "coco-80" }""")]
    [InlineData("""{ "family": "yolox", "width": 640, "height": 640, "labelSet": "coco-80" }""")]
    [InlineData("""{ "family": "yolox", "width": 416, "height": 416, "labels": ["car"] }""")]
    public void Open_ManifestOfAnotherModel_SaysSo(string manifest)
    {
        File.Copy(Path.Combine(Shared.ModelFolder(Yolox), Yolox + ".onnx"), _folder.File("mine.onnx"));
        Write("mine.json", manifest);

        Open("mine", "model.unknown-output").Dispose();
    }

    [Fact]
    public void Open_OwnModelWithRightManifest_Works()
    {
        File.Copy(Path.Combine(Shared.ModelFolder(Yolox), Yolox + ".onnx"), _folder.File("mine.onnx"));
        Write("mine.json", """{ "family": "yolox", "width": 416, "height": 416, "colour": "bgr", "resize": "letterbox", "labelSet": "coco-80" }""");

        using var detector = Open("mine", trouble: null);
        Assert.Equal("mine", detector.Name);
    }

    [Fact]
    public void Open_SameModelTwice_SharesItUntilTheLastIsGone()
    {
        var folder = Shared.ModelFolder(Yolox);
        var one = DetectorCatalogue.Open(Yolox, [folder]).Detector;
        using var two = DetectorCatalogue.Open(Yolox, [folder]).Detector;
        one.Dispose();
        using var frame = Vtest.Flat(64, 48, 0, 0, 0);

        Assert.Empty(two.Detect(frame));
    }

    /// <summary>The ONNX Runtime we ship has the processor only.</summary>
    [Theory]
    [InlineData("cuda")]
    [InlineData("tensorrt")]
    [InlineData("openvino")]
    [InlineData("directml")]
    [InlineData("xnnpack")]
    public void Open_ProviderThatIsNotThere_RunsOnTheProcessorAndSaysSo(string provider)
    {
        var choice = DetectorCatalogue.Open(Yolox, [Shared.ModelFolder(Yolox)], new InferenceOptions { Provider = provider });
        using var detector = choice.Detector;
        using var frame = Vtest.Flat(64, 48, 0, 0, 0);

        Assert.Equal(("inference.no-provider", Yolox), (choice.Trouble?.Code, detector.Name));
        Assert.Contains(provider, choice.Trouble!.Cause.En, StringComparison.Ordinal);
        Assert.Empty(detector.Detect(frame));
    }

    [Fact]
    public void DetectAll_ModelThatTakesSeveral_FindsTheSameAsOneByOne()
    {
        const string Atto = "deimv2_atto_320";
        File.Copy(Path.Combine(Shared.ModelFolder(Atto), Atto + ".onnx"), _folder.File("mine.onnx"));
        Write("mine.json", """{ "family": "deim", "width": 320, "height": 320, "scale": 0.00392156862745098, "labelSet": "coco-80", "lowScore": 0.2, "overlap": 0.8, "batch": 3 }""");
        using var detector = Open("mine", trouble: null);
        var frames = Vtest.Frames(Shared.Require(Shared.Footage), 1, 3).ToList();

        var together = detector.DetectAll(frames);

        Assert.Equal(3, detector.LargestBatch);
        for (var i = 0; i < frames.Count; i++)
        {
            var alone = detector.Detect(frames[i]);
            Assert.NotEmpty(alone);
            Assert.Equal(alone.Select(one => (one.Label, MathF.Round(one.Score, 2))), together[i].Select(one => (one.Label, MathF.Round(one.Score, 2))));
            frames[i].Dispose();
        }
    }

    [Fact]
    public void LargestBatch_ModelForOnePicture_IsOneWhateverTheManifestSays()
    {
        File.Copy(Path.Combine(Shared.ModelFolder(Yolox), Yolox + ".onnx"), _folder.File("mine.onnx"));
        Write("mine.json", """{ "family": "yolox", "width": 416, "height": 416, "colour": "bgr", "resize": "letterbox", "labelSet": "coco-80", "batch": 4 }""");

        using var detector = Open("mine", trouble: null);
        Assert.Equal(1, detector.LargestBatch);
    }

    private Detector Open(string model, string? trouble)
    {
        var choice = DetectorCatalogue.Open(model, [_folder.Path]);
        Assert.Equal(trouble, choice.Trouble?.Code);
        Assert.Equal(trouble is null, choice.Detector.Name == model);
        return choice.Detector;
    }

    private void Write(string name, string text) => File.WriteAllText(_folder.File(name), text);
}
