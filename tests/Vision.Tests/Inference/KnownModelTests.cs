using EdgeGateway.Benchmarks.Sight;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tests.Inference;

/// <summary>Every model we know, on one picture whose contents we know.</summary>
public sealed class KnownModelTests
{
    public static TheoryData<string> KnownModels => [.. ModelTable.Models.Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(KnownModels))]
    public void Detect_FirstPictureOfVtest_FindsBothVehiclesAndPeople(string model)
    {
        var choice = DetectorCatalogue.Open(model, [Shared.ModelFolder(model)]);
        using var detector = choice.Detector;
        Assert.Null(choice.Trouble);
        using var frame = Vtest.First(Shared.Require(Shared.Footage));
        var found = detector.Detect(frame);

        var vehicles = found.Where(each => each.Label is "car" or "truck" or "bus" && each.Score > 0.3).ToList();
        Assert.Contains(vehicles, each => each.Box.Iou(VtestRun.Van) > 0.7);
        Assert.Contains(vehicles, each => each.Box.Iou(VtestRun.CarAtTheBorder) > 0.7);
        Assert.True(found.Count(each => each.Label == "person" && each.Score > 0.4) >= 3);
        Assert.All(found, each => Assert.True(each.Box is { Left: >= 0, Top: >= 0, Right: <= 1, Bottom: <= 1, Area: > 0 } && each.Score is > 0 and <= 1));
    }

    [Fact]
    public void Detect_SamePictureTwice_IsTheSame()
    {
        using var detector = DetectorCatalogue.Open("yolox_nano_416", [Shared.ModelFolder("yolox_nano_416")]).Detector;
        using var frame = Vtest.First(Shared.Require(Shared.Footage));

        Assert.Equal(detector.Detect(frame), detector.Detect(frame));
    }

    /// <summary>
    /// A floor under what was measured when the decoder was written: a wrong stride, colour order or letterbox falls far below it. And nothing of what the bare model finds may be lost
    /// on the way.
    /// </summary>
    [Theory]
    [InlineData("yolox_nano_416", 0.41)]
    [InlineData("deimv2_femto_416", 0.51)]
    [InlineData("deimv2_atto_320", 0.44)]
    [InlineData("nanodet_m_416", 0.45)]
    public void Detect_Coco32_ReachesItsAp50AndThatOfTheBareModel(string model, double floor)
    {
        var (folder, coco) = (Shared.ModelFolder(model), Shared.Require("data/coco32"));
        using var detector = DetectorCatalogue.Open(model, [folder]).Detector;
        using var bare = new BareModel(ModelTable.Find(model)!, Path.Combine(folder, $"{model}.onnx"));
        var reached = Coco32.At50(coco, (picture, number) => Coco32.Detect(detector, picture, number));

        Assert.True(reached >= floor, $"AP50 {reached:0.000} is below {floor:0.000}");
        var plain = Coco32.At50(coco, bare.Detect);
        TestContext.Current.TestOutputHelper?.WriteLine($"AP50 {reached:0.0000}, bare {plain:0.0000}");
        Assert.True(plain - reached <= PrecisionPart.Allowed, $"AP50 {reached:0.0000}, the bare model's is {plain:0.0000}");
    }
}
