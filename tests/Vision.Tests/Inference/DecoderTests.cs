using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tests.Inference;

public sealed class DecoderTests
{
    private readonly List<Finding> _findings = [];

    [Fact]
    public void Yolox_CellOfTheSecondStride_IsPlacedByItsGrid()
    {
        // 64 x 64 input: 64 cells of stride 8, 16 of stride 16, 4 of stride 32. Cell 64 + 5 is column 1, row 1 of stride 16.
        var output = new float[YoloxDecoder.Rows(64, 64) * 7];
        float[] cell = [0.5f, 0.25f, MathF.Log(2), MathF.Log(1), 0.9f, 0.1f, 0.8f];
        cell.CopyTo(output, (64 + 5) * 7);
        YoloxDecoder.Decode(output, 64, 64, classes: 2, 0.1f, _findings);

        var finding = Assert.Single(_findings);
        Assert.Equal(1, finding.Class);
        Assert.Equal(0.72f, finding.Score, 1e-5f);
        Assert.Equal([8, 12, 40, 28], [finding.Left, finding.Top, finding.Right, finding.Bottom]);
    }

    /// <summary>A van is a car and a truck to many a model: what the cell says comes out whole, and only what is likely enough.</summary>
    [Fact]
    public void EveryDecoder_TwoLikelyClassesInOneCell_AreTwoFindings()
    {
        var yolox = new float[YoloxDecoder.Rows(32, 32) * 8];
        ((float[])[0, 0, 0, 0, 1, 0.6f, 0.05f, 0.3f]).CopyTo(yolox, 0);
        YoloxDecoder.Decode(yolox, 32, 32, classes: 3, 0.1f, _findings);
        NanoDetDecoder.Decode([0.6f, 0.05f, 0.3f], new float[32], stride: 16, columns: 1, classes: 3, 0.1f, _findings);
        YoloDecoder.DecodeRows([50, 40, 20, 10, 1, 0.6f, 0.05f, 0.3f], 3, 0.1f, _findings);
        YoloDecoder.DecodeColumns([50, 40, 20, 10, 0.6f, 0.05f, 0.3f], 3, 1, 0.1f, _findings);

        Assert.Equal(Enumerable.Range(0, 8).Select(n => n % 2 == 0 ? (0, 0.6f) : (2, 0.3f)), _findings.Select(finding => (finding.Class, finding.Score)));
    }

    [Fact]
    public void Yolox_SureThereIsSomethingButNotWhat_IsLeftOut()
    {
        var output = new float[YoloxDecoder.Rows(64, 64) * 7];
        (output[4], output[5], output[6]) = (0.9f, 0.05f, 0.05f);
        YoloxDecoder.Decode(output, 64, 64, 2, 0.1f, _findings);

        Assert.Empty(_findings);
    }

    [Fact]
    public void Deim_Rows_AreTakenFromTheThresholdOn()
    {
        DeimDecoder.Decode([2, 7, 0], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [0.9f, 0.2f, 0.1f], 0.2f, _findings);

        Assert.Equal([new Finding(2, 0.9f, 1, 2, 3, 4), new Finding(7, 0.2f, 5, 6, 7, 8)], _findings);
    }

    [Fact]
    public void NanoDet_SureDistances_AreBinsTimesStride()
    {
        // One class, 2 x 2 cells of stride 16; the last cell's sides are 1, 2, 3 and half between 3 and 4 strides away.
        var distances = new float[4 * 32];
        for (var side = 0; side < 3; side++)
            distances[(3 * 32) + (side * 8) + side + 1] = 100;
        distances[(3 * 32) + 24 + 3] = distances[(3 * 32) + 24 + 4] = 100;
        NanoDetDecoder.Decode([0, 0, 0, 0.6f], distances, stride: 16, columns: 2, classes: 1, 0.3f, _findings);

        var finding = Assert.Single(_findings);
        Assert.Equal([24 - 16, 24 - 32, 24 + 48, 24 + 56], [finding.Left, finding.Top, finding.Right, finding.Bottom]);
    }

    [Fact]
    public void Yolo_RowsAndColumnsOfTheSameObjects_AreTheSame()
    {
        float[] rows = [50, 40, 20, 10, 1, 0.2f, 0.7f, 10, 10, 4, 4, 1, 0.05f, 0.02f];
        float[] columns = [50, 10, 40, 10, 20, 4, 10, 4, 0.2f, 0.05f, 0.7f, 0.02f];
        YoloDecoder.DecodeRows(rows, 2, 0.1f, _findings);
        YoloDecoder.DecodeColumns(columns, 2, 2, 0.1f, _findings);

        Finding[] both = [new(0, 0.2f, 40, 35, 60, 45), new(1, 0.7f, 40, 35, 60, 45)];
        Assert.Equal([.. both, .. both], _findings);
    }
}
