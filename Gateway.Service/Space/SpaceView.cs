using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Space;

/// <summary>What <c>GET /api/v1/space</c> answers. Sizes in bytes.</summary>
internal sealed record SpaceView
{
    /// <summary>The budget in words.</summary>
    public required Bilingual Sentence { get; init; }

    /// <summary>Events kept, delivered or not.</summary>
    public required long Used { get; init; }

    public required long Limit { get; init; }

    /// <summary>Part of the limit only sales and cases may use.</summary>
    public required long Reserved { get; init; }

    /// <summary>Part of <see cref="Used"/> some platform does not have yet; an upper bound.</summary>
    public required long Waiting { get; init; }

    /// <summary>Events written per day; null while it is not known.</summary>
    public double? RatePerDay { get; init; }

    /// <summary>Days offline until the first loss; null while the rate is not known or nothing is written.</summary>
    public double? DaysLeft { get; init; }

    /// <summary>What the journal can still take on this disk; null when the system does not tell.</summary>
    public long? Available { get; init; }

    public required long DiskReserve { get; init; }

    /// <summary><c>fine</c>, <c>onlySalesLeft</c>, <c>full</c>, <c>diskLow</c>.</summary>
    public required string State { get; init; }

    /// <summary>Folders of the data directory, looked at every five minutes.</summary>
    public required IReadOnlyDictionary<string, long> Folders { get; init; }

    /// <summary>Lost for want of room since the box began.</summary>
    public required IReadOnlyList<DroppedView> Dropped { get; init; }

    public static SpaceView Of(SpaceGauge gauge, SpaceStore store)
    {
        var (now, budget) = (gauge.Read(), gauge.Budget());
        return new SpaceView
        {
            Sentence = budget.Sentence,
            Used = budget.Used,
            Limit = budget.Limit,
            Reserved = gauge.Limits.Reserved,
            Waiting = now.Waiting,
            RatePerDay = budget.RatePerDay,
            DaysLeft = budget.DaysLeft,
            Available = now.Available,
            DiskReserve = gauge.Limits.DiskReserve,
            State = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(SpacePlan.Judge(now, gauge.Limits).ToString()),
            Folders = gauge.Folders,
            Dropped = [.. store.Dropped().Select(row => new DroppedView(row.Reason, row.What, EventsDroppedData.NameOf(row.Class), row.Count, row.Bytes))],
        };
    }
}

/// <summary>One line of what was lost.</summary>
internal sealed record DroppedView(string Reason, string What, string Class, long Count, long Bytes);
