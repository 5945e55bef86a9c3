namespace EdgeGateway.Vision.Tracking;

/// <summary>One object followed from picture to picture, as it is in this picture.</summary>
/// <param name="Id">Unique on its camera since the program started. A guess: two objects that cross may swap ids.</param>
/// <param name="Label">What it was taken for most.</param>
/// <param name="Score">Of this sighting, 0 to 1.</param>
/// <param name="Box">In picture coordinates, 0 to 1.</param>
/// <param name="Age">Since first sight, in stream time.</param>
public readonly record struct Track(int Id, string Label, float Score, Box Box, TimeSpan Age)
{
    /// <summary>How far it was from where it was first seen, at most, in own heights.</summary>
    public float Path { get; init; }
}
