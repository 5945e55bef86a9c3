using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Inspection;

/// <summary>Verdicts as people say them.</summary>
internal static class VerdictWords
{
    public static Bilingual Of(InspectionVerdict verdict) => verdict switch
    {
        InspectionVerdict.Good => new("合格", "Good"),
        InspectionVerdict.Look => new("人工查看", "Look yourself"),
        InspectionVerdict.Attention => new("需整改", "Needs attention"),
        _ => new("不合格", "Not good"),
    };
}
