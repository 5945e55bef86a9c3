using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases;

namespace EdgeGateway.Service.Web.Review;

/// <summary>One moment of a case, in as many views as there are pictures of it.</summary>
/// <param name="Key">Machine's name of the moment.</param>
/// <param name="Name">What it shows.</param>
/// <param name="Wide">Whole picture, clean.</param>
/// <param name="Drawn">Whole picture with zone and box burned in, as it was signed.</param>
/// <param name="Crop">The object alone.</param>
internal sealed record CaseMoment(string Key, Bilingual Name, CaseStill? Wide, CaseStill? Drawn, CaseStill? Crop)
{
    private static readonly (string Key, Bilingual Name)[] Known =
    [
        ("first", new("首次看到", "First sight")),
        ("threshold", new("达到时限", "Time was up")),
        ("latest", new("审核时", "At the review")),
        ("last", new("离开前", "Last seen")),
        ("after", new("现场已空", "Place empty")),
    ];

    public DateTimeOffset TakenAt => (Wide ?? Drawn ?? Crop)!.TakenAt;

    /// <summary>In the order they were taken. A picture with a name of its own is a moment of its own.</summary>
    public static IReadOnlyList<CaseMoment> Of(IEnumerable<CaseStill> stills) =>
    [
        .. stills.Where(IsPicture).GroupBy(KeyOf, StringComparer.Ordinal)
            .Select(group => Make(group.Key, [.. group]))
            .OrderBy(moment => moment.TakenAt).ThenBy(moment => Rank(moment.Key)),
    ];

    /// <summary>The picture nearest to what is asked for.</summary>
    public CaseStill Pick(bool crop, bool overlay) => (crop ? Crop : null) ?? (overlay ? Drawn ?? Wide : Wide ?? Drawn) ?? Crop!;

    private static CaseMoment Make(string key, IReadOnlyList<CaseStill> stills) => new(
        key,
        Array.Find(Known, one => one.Key == key) is { Key: not null } known ? known.Name : new Bilingual(key, key),
        stills.FirstOrDefault(still => !IsCrop(still) && !IsDrawn(still)),
        stills.FirstOrDefault(IsDrawn),
        stills.FirstOrDefault(IsCrop));

    private static bool IsPicture(CaseStill still) => still.Name.EndsWith(".jpg", StringComparison.Ordinal);

    private static bool IsCrop(CaseStill still) => still.Name.Contains("crop", StringComparison.Ordinal);

    private static bool IsDrawn(CaseStill still) => still.Name.Contains("overlay", StringComparison.Ordinal);

    /// <summary><c>first-crop.jpg</c> is the moment <c>first</c>; <c>overlay</c>, <c>clean</c> and <c>crop</c> alone are that of the decision.</summary>
    private static string KeyOf(CaseStill still)
    {
        var name = still.Name[..^".jpg".Length];
        if (name is "overlay" or "clean" or "crop")
            return "threshold";
        var cut = name.LastIndexOf('-');
        return cut > 0 && name[(cut + 1)..] is "crop" or "overlay" or "clean" ? name[..cut] : name;
    }

    private static int Rank(string key) => Array.FindIndex(Known, one => one.Key == key) is var index and >= 0 ? index : Known.Length;
}
