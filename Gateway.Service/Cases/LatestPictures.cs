using EdgeGateway.Vision;

namespace EdgeGateway.Service.Cases;

/// <summary>Takes the camera's latest picture of what a case is about, when that is asked for: at its review, and when its place was seen empty.</summary>
internal sealed class LatestPictures(CameraRoster cameras, EvidenceFolder evidence)
{
    /// <summary>At the review.</summary>
    public const string Latest = "latest";

    /// <summary>The last one before the place was empty.</summary>
    public const string Last = "last";

    /// <summary>A picture that is hardly newer shows nothing new.</summary>
    private static readonly TimeSpan Newer = TimeSpan.FromSeconds(2);

    /// <summary>Written and ready to be signed; empty when the camera has none, or none newer than those the case has.</summary>
    /// <param name="known">The case.</param>
    /// <param name="name">One name for each occasion: two occasions must not write the same file.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public IReadOnlyList<CaseStill> Take(CaseRecord known, string name)
    {
        if (known.VacatedAt is not null || known.Filed.Sighting.Box is not [var left, var top, var right, var bottom] || known.Stills.Any(still => still.Name == $"{name}.jpg"))
            return [];
        var stills = cameras.LatestOf(known.Filed.Camera.Id, new Box(left, top, right, bottom), name);
        var newest = known.Stills.Select(still => still.TakenAt).DefaultIfEmpty().Max();
        return stills.Count > 0 && stills[0].TakenAt - newest >= Newer ? evidence.Write(known.Id, known.Filed.Sighting.DecidedAt, stills) : [];
    }
}
