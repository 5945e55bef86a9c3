using System.IO.Compression;
using System.Net;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health.Influx;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Health.Influx;

public sealed class InfluxSinkTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly GatewayMeter _meter = new();
    private readonly MetricReader _reader;
    private readonly InfluxTally _tally = new();
    private readonly InfluxBuffer _buffer;
    private readonly Wire _wire = new();
    private readonly InfluxSink _sink;
    private double _value;

    public InfluxSinkTests()
    {
        _reader = new MetricReader(_meter, NullLogger<MetricReader>.Instance);
        new GaugeBoard(_meter.Meter).Gauge("a.b", "By", "B.", () => [Mark.Of(++_value, ("thing", "reader 1"))]);
        _buffer = new InfluxBuffer(_folder.File("metrics"), 1_000_000);
        var options = new GatewayOptions
        {
            GatewayId = "box-1",
            Metrics = new() { Influx = new() { Url = "http://server.test", Organisation = "o", Bucket = "b", LooksPerRequest = 2 } },
        };
        var client = new InfluxClient(_wire, InfluxTarget.Of(options.Metrics.Influx, _ => null), TimeSpan.FromSeconds(5), _clock);
        _sink = new InfluxSink(new InfluxParts(client, _buffer, _tally), _reader, options, _clock, NullLogger<InfluxSink>.Instance);
    }

    private static CancellationToken Stopping => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _sink.Dispose();
        _reader.Dispose();
        _meter.Dispose();
        _wire.Dispose();
        _folder.Dispose();
    }

    private async Task LookAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await _sink.LookAsync(Stopping);
            _clock.Advance(TimeSpan.FromSeconds(15));
        }
    }

    [Fact]
    public async Task Look_TwoOfThem_AreOneCompressedRequest()
    {
        await LookAsync(2);

        Assert.Equal(
            ["a_b_bytes,gateway=box-1,thing=reader\\ 1 value=1 1777636800000000000\na_b_bytes,gateway=box-1,thing=reader\\ 1 value=2 1777636815000000000\n"], _wire.Bodies);
        Assert.Equal((1L, 0L, 0), (_tally.Taken, _tally.Failed, _buffer.Count));
    }

    [Fact]
    public async Task Look_ServerAwayThenBack_SendsEverythingInOrder()
    {
        _wire.Status = HttpStatusCode.ServiceUnavailable;
        await LookAsync(6);
        Assert.Equal((3, 0L, 3L), (_buffer.Count, _tally.Taken, _tally.Failed));

        _wire.Bodies.Clear();
        _wire.Status = HttpStatusCode.NoContent;
        await LookAsync(2);

        Assert.Equal(0, _buffer.Count);
        Assert.Equal([1, 3, 5, 7], _wire.Bodies.Select(body => int.Parse(body.Split("value=")[1].Split(' ')[0])));
        Assert.Equal((4L, 0L), (_tally.Taken, _tally.Full));
    }

    [Fact]
    public async Task Look_LongAway_CatchesUpInPortions()
    {
        _wire.Throw = true;
        await LookAsync(60);
        Assert.Equal(30, _buffer.Count);

        _wire.Throw = false;
        await LookAsync(2);
        Assert.Equal(11, _buffer.Count);
        await LookAsync(2);
        Assert.Equal(0, _buffer.Count);
        Assert.Equal(32, _tally.Taken);
    }

    [Fact]
    public async Task Look_ServerAway_IsAskedOncePerRequest()
    {
        _wire.Throw = true;
        await LookAsync(20);

        Assert.Equal(10, _wire.Asked);
    }

    [Fact]
    public async Task Look_ServerDoesNotUnderstand_DropsAndGoesOn()
    {
        _wire.Status = HttpStatusCode.BadRequest;
        await LookAsync(2);
        _wire.Status = HttpStatusCode.NoContent;
        await LookAsync(2);

        Assert.Equal((1L, 1L, 0), (_tally.Refused, _tally.Taken, _buffer.Count));
    }

    [Fact]
    public async Task Look_ServerSilent_GivesUpAfterTheTimeout()
    {
        _wire.Silent = true;
        await LookAsync(1);
        var look = _sink.LookAsync(Stopping);
        await Wait.UntilAsync(() => _wire.Asked == 1);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await look;

        Assert.Equal((1L, 1), (_tally.Failed, _buffer.Count));
    }

    [Fact]
    public async Task Stop_WithLooksUnsent_KeepsThem()
    {
        await LookAsync(1);
        _sink.Keep();

        Assert.Equal(1, _buffer.Count);
        Assert.Empty(_wire.Bodies);
        _sink.Keep();
        Assert.Equal(1, _buffer.Count);
    }

    [Fact]
    public async Task Look_StoppedWhileSending_LosesNothing()
    {
        using var stop = new CancellationTokenSource();
        _wire.Silent = true;
        await LookAsync(1);
        var look = _sink.LookAsync(stop.Token);
        await Wait.UntilAsync(() => _wire.Asked == 1);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => look);
        _sink.Keep();
        Assert.Equal(1, _buffer.Count);
    }

    [Fact]
    public async Task Look_ClockNeverSet_MeasuresNothing()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var options = new GatewayOptions { Metrics = new() { Influx = new() { Url = "http://server.test", LooksPerRequest = 1 } } };
        using var sink = new InfluxSink(
            new InfluxParts(new InfluxClient(_wire, InfluxTarget.Of(options.Metrics.Influx, _ => null), TimeSpan.FromSeconds(5), clock), _buffer, _tally), _reader, options, clock, NullLogger<InfluxSink>.Instance);

        await sink.LookAsync(Stopping);

        Assert.Equal((0, 0), (_wire.Asked, _buffer.Count));
    }

    /// <summary>Stands in for the network.</summary>
    private sealed class Wire : HttpMessageHandler
    {
        public HttpStatusCode Status { get; set; } = HttpStatusCode.NoContent;

        public bool Throw { get; set; }

        public bool Silent { get; set; }

        public int Asked { get; private set; }

        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            if (Throw)
                throw new HttpRequestException("connection refused");
            if (Silent)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            Assert.Equal(["gzip"], request.Content!.Headers.ContentEncoding);
            await using var plain = new GZipStream(await request.Content.ReadAsStreamAsync(cancellationToken), CompressionMode.Decompress);
            using var text = new StreamReader(plain);
            Bodies.Add(await text.ReadToEndAsync(cancellationToken));
            return new HttpResponseMessage(Status) { Content = new StringContent("") };
        }
    }
}
