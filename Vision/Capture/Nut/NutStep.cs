namespace EdgeGateway.Vision.Capture.Nut;

internal enum NutStepKind
{
    /// <summary>Give more bytes.</summary>
    NeedMore,

    /// <summary>Nothing of interest: throw <see cref="NutStep.Consumed"/> and then <see cref="NutStep.Size"/> bytes away.</summary>
    Skip,

    /// <summary>After <see cref="NutStep.Consumed"/> bytes follow <see cref="NutStep.Size"/> bytes of picture.</summary>
    Picture,

    /// <summary>This is not, or no longer, a stream we understand. The reader stays broken.</summary>
    Broken,
}

/// <summary>What the next bytes are.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Consumed">Bytes of the input that are done with.</param>
/// <param name="Size">Bytes that follow them and belong to the step.</param>
/// <param name="Time">Presentation time of a picture.</param>
/// <param name="Problem">Why it is broken.</param>
internal readonly record struct NutStep(NutStepKind Kind, int Consumed = 0, long Size = 0, TimeSpan Time = default, string? Problem = null)
{
    public static NutStep NeedMore { get; } = new(NutStepKind.NeedMore);

    public static NutStep Broken(string problem) => new(NutStepKind.Broken, Problem: problem);
}
