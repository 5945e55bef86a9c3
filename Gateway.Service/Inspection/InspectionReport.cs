using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Inspection;

/// <summary>The four points of a 专项检查 with their evidence. Nothing in it says anything about a buyer.</summary>
internal sealed record InspectionReport
{
    public required string GatewayId { get; init; }
    public required string StoreName { get; init; }
    public required string Version { get; init; }

    /// <summary>Local time of the store.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>False: made from the data folder, because no gateway answered.</summary>
    public required bool Running { get; init; }

    /// <summary>The worst of the sections.</summary>
    public required InspectionVerdict Verdict { get; init; }

    /// <summary>网络连接, 系统安装, 硬件配套, 主体操作.</summary>
    public required IReadOnlyList<InspectionSection> Sections { get; init; }
}

/// <summary>One of the four points.</summary>
internal sealed record InspectionSection(string Key, Bilingual Name, InspectionVerdict Verdict, IReadOnlyList<InspectionItem> Items)
{
    /// <summary>As bad as the worst of its items; what somebody has to look at counts as good until they did.</summary>
    public static InspectionSection Of(string key, Bilingual name, IEnumerable<InspectionItem> items)
    {
        List<InspectionItem> list = [.. items];
        return new(key, name, list.Select(item => item.Verdict).Where(verdict => verdict != InspectionVerdict.Look).DefaultIfEmpty().Max(), list);
    }
}

/// <summary>One line: what was looked at, what was seen, and what to do about it.</summary>
internal sealed record InspectionItem(string Key, Bilingual Name, InspectionVerdict Verdict, Bilingual Evidence, Bilingual? Advice = null);
