using EdgeGateway.Fuzz.Targets;

namespace EdgeGateway.Fuzz;

/// <summary>Every parser of the house that reads bytes from outside.</summary>
internal static class FuzzTargets
{
    /// <summary>Fresh ones: some keep a parser that lives as long as a connection.</summary>
    public static IReadOnlyList<FuzzTarget> All() =>
    [
        .. IdCardTargets.All(), .. HidTargets.All(), .. LabelTargets.All(), .. PrinterTargets.All(), .. MessageTargets.All(), .. ServiceTargets.All(), .. NutTargets.All(),
    ];
}
