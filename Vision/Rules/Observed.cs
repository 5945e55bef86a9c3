namespace EdgeGateway.Vision.Rules;

/// <summary>What a rule about the whole zone sees in this picture.</summary>
/// <param name="What">For the key.</param>
/// <param name="Label">For people, like <c>person x12</c>.</param>
internal sealed record Observed(string What, string Label, float Score, Box Box)
{
    /// <summary>Several things as one.</summary>
    public static Observed Of<T>(IReadOnlyList<T> things, Func<T, Box> box, Func<T, float> score, string label) => new(
        label,
        things.Count > 1 ? $"{label} x{things.Count}" : label,
        things.Average(score),
        new Box(things.Min(thing => box(thing).Left), things.Min(thing => box(thing).Top), things.Max(thing => box(thing).Right), things.Max(thing => box(thing).Bottom)));
}
