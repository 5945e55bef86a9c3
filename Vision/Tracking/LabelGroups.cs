namespace EdgeGateway.Vision.Tracking;

/// <summary>
/// Labels a detector mixes up on one and the same object. A van is car, truck and bus in turn; following it must not
/// depend on which of them wins in a picture.
/// </summary>
internal static class LabelGroups
{
    public const string Vehicle = "vehicle";
    public const string Cycle = "cycle";

    public static string Of(string label) => label switch
    {
        "car" or "truck" or "bus" or "van" => Vehicle,
        "bicycle" or "motorcycle" or "tricycle" => Cycle,
        _ => label,
    };
}
