using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Vision.Inference;

/// <summary>
/// How to feed a model and how to read its answer. Built in for the models we know; an operator's own <c>name.onnx</c> needs
/// <c>name.json</c> beside it in this shape. Members have setters because generated JSON readers pass by the defaults of init-only ones.
/// </summary>
public sealed record ModelManifest
{
    /// <summary>How the output is laid out: <c>yolox</c>, <c>deim</c>, <c>nanodet</c> or <c>yolo</c> (v5 and v8 style).</summary>
    [Required, RegularExpression("^(yolox|deim|nanodet|yolo)$")]
    public string Family { get; set; } = "";

    /// <summary>Input width in pixels, 32 to 4096.</summary>
    [Range(32, 4096)]
    public int Width { get; set; }

    /// <summary>Input height in pixels, 32 to 4096.</summary>
    [Range(32, 4096)]
    public int Height { get; set; }

    /// <summary>Order of the three colour planes the model was trained with: <c>bgr</c> or <c>rgb</c>.</summary>
    [RegularExpression("^(bgr|rgb)$")]
    public string Colour { get; set; } = "rgb";

    /// <summary><c>letterbox</c> keeps proportions: picture at top left, rest filled with <see cref="Pad"/>. <c>stretch</c> does not.</summary>
    [RegularExpression("^(letterbox|stretch)$")]
    public string Resize { get; set; } = "stretch";

    /// <summary>Grey level around a letterboxed picture, 0 to 255.</summary>
    [Range(0, 255)]
    public int Pad { get; set; } = 114;

    /// <summary>A pixel p of plane c goes in as (p × Scale − Mean[c]) ÷ Deviation[c], planes in the order of <see cref="Colour"/>.</summary>
    public float Scale { get; set; } = 1;

    /// <summary>Three values, in plane order.</summary>
    [MinLength(3), MaxLength(3)]
    public IReadOnlyList<float> Mean { get; set; } = [0, 0, 0];

    /// <summary>Three values above 0, in plane order.</summary>
    [MinLength(3), MaxLength(3)]
    public IReadOnlyList<float> Deviation { get; set; } = [1, 1, 1];

    /// <summary>Class names in the model's order. Empty: the names of <see cref="LabelSet"/>.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>A list of names the gateway knows: <c>coco-80</c>.</summary>
    public string? LabelSet { get; set; }

    /// <summary>Detections below are thrown away; weaker ones than a rule's <c>minScore</c> still help tracking. 0.01 to 0.9.</summary>
    [Range(0.01, 0.9)]
    public float LowScore { get; set; } = 0.1f;

    /// <summary>Two boxes that share more than this part (IoU) are one object. 0.1 to 0.99.</summary>
    [Range(0.1, 0.99)]
    public float Overlap { get; set; } = 0.45f;

    /// <summary>Pictures of different cameras that may go through the model in one run, 1 to 16, when its first dimension is open. 1: one by one.</summary>
    [Range(1, 16)]
    public int Batch { get; set; } = 1;

    /// <summary>SHA-256 of the model file, lower-case hex. Null: whatever file is there.</summary>
    [RegularExpression("^[0-9a-f]{64}$")]
    public string? Sha256 { get; set; }

    /// <summary>Everything that is wrong with it, empty when nothing is.</summary>
    public IReadOnlyList<string> Mistakes()
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(this, new ValidationContext(this), results, validateAllProperties: true);
        var mistakes = results.Select(result => result.ErrorMessage ?? "invalid").ToList();
        if (Deviation.Any(value => value <= 0))
            mistakes.Add("deviation: every value must be above 0");
        if (Labels.Count == 0 && ModelTable.LabelSet(LabelSet) is null)
            mistakes.Add("labels or labelSet: no class names");
        return mistakes;
    }

    /// <summary>Class names in the model's order.</summary>
    public IReadOnlyList<string> ClassNames() => Labels.Count > 0 ? Labels : ModelTable.LabelSet(LabelSet) ?? [];
}
