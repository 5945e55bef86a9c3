using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Vision.Evidence;

/// <summary>What no picture of a camera may show, like faces and number plates, found by a model of the operator's. None is shipped.</summary>
public sealed class BlurOptions
{
    /// <summary>Model file name without folder and ending; its manifest lies beside it. Empty: nothing is looked for. With a model the camera keeps no film.</summary>
    public string Model { get; init; } = "";

    /// <summary>Labels of the model that are made unrecognisable, like <c>face</c> and <c>plate</c>. A label the model does not know counts as a missing model.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Anything at least as sure as this is hidden. Low: rather too much than too little.</summary>
    [Range(0.01, 0.99)]
    public float MinScore { get; init; } = 0.25f;

    /// <summary>Hidden around each find, as a part of its size on every side.</summary>
    [Range(0, 1)]
    public float Margin { get; init; } = 0.2f;
}
