using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Web.Ops;

/// <summary>What makes a picture worse, in a word.</summary>
internal static class QualityWords
{
    private static readonly Dictionary<string, Bilingual> Names = new(StringComparer.Ordinal)
    {
        ["frozen"] = new("静止", "frozen"),
        ["dark"] = new("偏暗", "dark"),
        ["overexposed"] = new("过亮", "overexposed"),
        ["covered"] = new("遮挡", "covered"),
        ["view-changed"] = new("视角", "view"),
        ["blurred"] = new("模糊", "blurred"),
    };

    public static Bilingual Of(string part) => Names.GetValueOrDefault(part, new(part, part));
}
