using EdgeGateway.Testing;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tests.Inference;

/// <summary>An int8 model of the operator's own: a file like any other, whatever type its input has.</summary>
public sealed class QuantisedModelTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(typeof(float), "[0, 0, 0]")]
    [InlineData(typeof(byte), "[0, 0, 0]")]
    [InlineData(typeof(sbyte), "[128, 128, 128]")]
    public void Detect_QuantisedModel_FindsTheLightCell(Type input, string mean)
    {
        Write(TinyModel.Bytes(input), mean);
        var choice = DetectorCatalogue.Open("tiny", [_folder.Path]);
        using var detector = choice.Detector;
        Assert.Null(choice.Trouble);
        var pixels = new byte[64 * 64 * 3];
        for (var y = 16; y < 32; y++)
            pixels.AsSpan(((y * 64) + 32) * 3, 16 * 3).Fill(255);
        using var frame = Vtest.Of(pixels, 64, 64);

        var found = Assert.Single(detector.Detect(frame));

        Assert.Equal(("light", new Box(0.5f, 0.25f, 0.75f, 0.5f)), (found.Label, found.Box));
        Assert.Equal(1, found.Score, 0.02);
    }

    /// <summary>As bright as half of it is white: eight bits are enough for that.</summary>
    [Fact]
    public void Detect_QuantisedModel_ScoresAreAsFineAsEightBits()
    {
        Write(TinyModel.Bytes(typeof(byte)), "[0, 0, 0]");
        using var detector = DetectorCatalogue.Open("tiny", [_folder.Path]).Detector;
        using var frame = Vtest.Flat(64, 64, 153, 153, 153);

        var found = detector.Detect(frame);

        Assert.Equal(16, found.Count);
        Assert.All(found, one => Assert.Equal(0.6, one.Score, 0.004));
    }

    [Fact]
    public void Open_InputNoPictureCanBeGivenAs_SaysSo()
    {
        Write(TinyModel.Bytes(typeof(double)), "[0, 0, 0]");

        Assert.Equal("model.unknown-output", Trouble());
    }

    /// <summary>Its scale is inside the model: an output must be float.</summary>
    [Fact]
    public void Open_OutputThatIsNotDequantised_SaysSo()
    {
        Write(TinyModel.Bytes(typeof(byte), quantisedOutput: true), "[0, 0, 0]");

        Assert.Equal("model.unknown-output", Trouble());
    }

    private string? Trouble()
    {
        var choice = DetectorCatalogue.Open("tiny", [_folder.Path]);
        choice.Detector.Dispose();
        return choice.Trouble?.Code;
    }

    private void Write(byte[] model, string mean)
    {
        File.WriteAllBytes(_folder.File("tiny.onnx"), model);
        File.WriteAllText(_folder.File("tiny.json"), $$"""{ "family": "yolo", "width": 32, "height": 32, "labels": ["light"], "lowScore": 0.5, "mean": {{mean}} }""");
    }
}
