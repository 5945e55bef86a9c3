using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Health.Metrics;

public sealed class MetricReaderTests : IDisposable
{
    private readonly GatewayMeter _meter = new();
    private readonly MetricReader _reader;
    private readonly GaugeBoard _board;

    public MetricReaderTests()
    {
        _reader = new MetricReader(_meter, NullLogger<MetricReader>.Instance);
        _board = new GaugeBoard(_meter.Meter);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _meter.Dispose();
    }

    private IEnumerable<string> Names => _reader.Read().Select(family => family.Name);

    [Fact]
    public void Read_GaugeAndCounter_AreReadAnewEachTime()
    {
        var value = 0.0;
        _board.Gauge("a.b", "By", "B.", () => [Mark.Of(++value, ("x", "1"))]);
        _board.Counter("a.a", "s", "A.", () => [Mark.Of(7)]);
        _reader.Read();

        var families = _reader.Read();

        Assert.Equal([("a.a", MetricKind.Counter, "s"), ("a.b", MetricKind.Gauge, "By")], families.Select(one => (one.Name, one.Kind, one.Unit)));
        Assert.Equal(2, families[1].Samples.Single().Value);
        Assert.Equal(new("x", "1"), families[1].Samples.Single().Tags.Single());
    }

    [Fact]
    public void Read_JournalAway_OthersAreStillThere()
    {
        _board.Gauge("a.journal", "", "J.", () => throw new JournalUnavailableException("away", new IOException()));
        _board.Gauge("b.other", "", "O.", () => [Mark.Of(1)]);

        Assert.Equal(["b.other"], Names);
    }

    [Fact]
    public void Read_OneThatThrows_OthersAreStillThere()
    {
        _board.Gauge("a.broken", "", "J.", () => throw new InvalidOperationException());
        _board.Gauge("b.other", "", "O.", () => [Mark.Of(1)]);

        Assert.Equal(["b.other"], Names);
        Assert.Equal(["b.other"], Names);
    }

    [Fact]
    public void Read_MeterOfAnotherGateway_IsNotMixedIn()
    {
        using var other = new GatewayMeter();
        new GaugeBoard(other.Meter).Gauge("a.foreign", "", "F.", () => [Mark.Of(1)]);

        Assert.Empty(Names);
    }

    [Fact]
    public void Read_Histogram_KeepsWhatWasRecordedBefore()
    {
        var seconds = _board.Seconds("a.time", "T.", [1]);
        Parallel.For(0, 1000, _ => seconds.Record(0.5));

        var family = _reader.Read().Single();

        Assert.Equal(MetricKind.Histogram, family.Kind);
        Assert.Equal([1000, 1000, 500, 1000], family.Samples.Select(sample => sample.Value));
    }

    [Fact]
    public void Fresh_WithinHalfASecond_ReadsOnce()
    {
        var (clock, reads) = (new FakeTimeProvider(), 0);
        var fresh = new Fresh<string>(() => $"{++reads}", clock);

        Assert.Equal("1", fresh.Value);
        clock.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Equal("1", fresh.Value);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("2", fresh.Value);
    }
}
