using System.Text.Json;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tests.Inference;

public sealed class ModelManifestTests
{
    public static TheoryData<string> KnownModels => [.. ModelTable.Models.Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(KnownModels))]
    public void KnownModel_IsWhole(string name)
    {
        var model = ModelTable.Find(name)!;

        Assert.Empty(model.PinnedManifest().Mistakes());
        Assert.Equal(model.Sha256, model.PinnedManifest().Sha256);
        Assert.Equal(80, model.Manifest.ClassNames().Count);
        Assert.Matches("^[0-9a-f]{40}$", model.Commit);
        Assert.EndsWith($"/{model.Commit}/{model.Path}", model.Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("https", model.Address.Scheme);
    }

    [Fact]
    public void LabelSet_Coco_HasItsNamesAtTheirNumbers()
    {
        var names = ModelTable.LabelSet("coco-80")!;

        Assert.Equal(["person", "car", "bus", "truck", "toothbrush"], [names[0], names[2], names[5], names[7], names[79]]);
        Assert.Equal(80, names.Distinct().Count());
    }

    [Fact]
    public void Read_OnlyWhatMustBeSaid_LeavesTheDefaults()
    {
        var manifest = Read("""{ "family": "yolo", "width": 640, "height": 640, "labels": ["stall", "garbage"] }""");

        Assert.Empty(manifest.Mistakes());
        Assert.Equal((114, "stretch", 1f, 1f), (manifest.Pad, manifest.Resize, manifest.Scale, manifest.Deviation[2]));
        Assert.Equal(["stall", "garbage"], manifest.ClassNames());
    }

    [Theory]
    [InlineData("""{ "family": "yolov99", "width": 640, "height": 640, "labelSet": "coco-80" }""")]
    [InlineData("""{ "family": "yolo", "width": 0, "height": 640, "labelSet": "coco-80" }""")]
    [InlineData("""{ "family": "yolo", "width": 640, "height": 640 }""")]
    [InlineData("""{ "family": "yolo", "width": 640, "height": 640, "labelSet": "coco-99" }""")]
    [InlineData("""{ "family": "yolo", "width": 640, "height": 640, "labelSet": "coco-80", "deviation": [1, 0, 1] }""")]
    [InlineData("""{ "family": "yolo", "width": 640, "height": 640, "labelSet": "coco-80", "mean": [1] }""")]
    public void Mistakes_OneWrong_IsNamed(string json) => Assert.NotEmpty(Read(json).Mistakes());

    [Fact]
    public void Read_UnknownMember_IsRefused() => Assert.Throws<JsonException>(() => Read("""{ "familly": "yolo" }"""));

    private static ModelManifest Read(string json) => JsonSerializer.Deserialize(json, InferenceJson.Default.ModelManifest)!;
}
