namespace EdgeGateway.Vision.Rules;

/// <summary>Something a rule judges one by one.</summary>
/// <param name="What">For the key.</param>
/// <param name="Blind">Part of the time from first to last without pictures.</param>
internal readonly record struct Thing(int Id, string What, string Label, float Score, Box Box, TimeSpan First, TimeSpan Last, TimeSpan Blind)
{
    public TimeSpan Uncertainty { get; init; }
    public bool PresentAtStart { get; init; }
}
