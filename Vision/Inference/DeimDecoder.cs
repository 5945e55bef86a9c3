namespace EdgeGateway.Vision.Inference;

/// <summary>DEIM and RT-DETR exports: a fixed number of finished objects as labels, boxes (left, top, right, bottom) and scores.</summary>
internal static class DeimDecoder
{
    public static void Decode(
        ReadOnlySpan<long> labels, ReadOnlySpan<float> boxes, ReadOnlySpan<float> scores, float lowScore, List<Finding> findings)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            var box = boxes.Slice(i * 4, 4);
            if (scores[i] >= lowScore)
                findings.Add(new Finding((int)labels[i], scores[i], box[0], box[1], box[2], box[3]));
        }
    }
}
