namespace EdgeGateway.Vision.Evidence;

/// <summary>What was made unrecognisable in a picture before it was written, and by which model.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Sha256">Of the model's file; empty when it could not be used.</param>
/// <param name="Labels">What was looked for.</param>
/// <param name="Regions">How much was found and hidden in the whole picture.</param>
/// <param name="Whole">The model could not be used, so the whole picture was made unrecognisable.</param>
public sealed record Hidden(string Model, string Sha256, IReadOnlyList<string> Labels, int Regions, bool Whole);
