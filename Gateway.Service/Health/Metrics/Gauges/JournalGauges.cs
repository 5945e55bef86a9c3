using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Health.Metrics.Gauges;

/// <summary>The journal's file and its speed.</summary>
internal sealed class JournalGauges(JournalStore journal, TimeProvider clock) : IGauges
{
    private static readonly double[] Limits = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

    private readonly Fresh<JournalSizes> _sizes = new(journal.Sizes, clock);

    public void Register(GaugeBoard board)
    {
        board.Counter("edgegateway.journal.events", "{event}", "Number of the newest event.", () => [Mark.Of(journal.LastSeq)]);
        board.Gauge("edgegateway.journal.file.size", "By", "Database and write-ahead log on disk.", () => [Mark.Of(_sizes.Value.File)]);
        board.Gauge("edgegateway.journal.events.size", "By", "Bodies of all events that are kept.", () => [Mark.Of(_sizes.Value.Events)]);
        board.Gauge("edgegateway.journal.reusable", "By", "Part of the file that deleted events left free.", () => [Mark.Of(_sizes.Value.Reusable)]);
        board.Gauge("edgegateway.journal.free", "By", "Left on the journal's disk.", () => Mark.If(_sizes.Value.Free));
        var commits = board.Seconds("edgegateway.journal.commit.duration", "Time of a group commit that wrote events, until it was on disk.", Limits);
        journal.Committed += took => commits.Record(took.TotalSeconds);
    }
}
