using System.Diagnostics.Metrics;
using EdgeGateway.Service.Health.Metrics;

namespace EdgeGateway.Service.Tests.Health.Metrics;

public sealed class CatalogueTests
{
    private static async Task<IReadOnlyList<Instrument>> InstrumentsAsync()
    {
        await using var gateway = await TestGateway.StartAsync();
        await gateway.Get<MeterHost>().Registered.WaitAsync(TestContext.Current.CancellationToken);
        var meter = gateway.Get<GatewayMeter>().Meter;
        var found = new List<Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
                found.Add(instrument);
        };
        listener.Start();
        return found;
    }

    [Fact]
    public async Task Catalogue_InTheReadme_IsTheInstruments()
    {
        var instruments = await InstrumentsAsync();

        var real = instruments.Select(one => new Catalogue.Entry(one.Name, KindOf(one), one.Unit ?? "")).OrderBy(one => one.Name, StringComparer.Ordinal);
        Assert.Equal(real, Catalogue.Read().OrderBy(one => one.Name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Instruments_EveryOne_HasASentenceAndANameOfItsOwn()
    {
        var instruments = await InstrumentsAsync();

        Assert.All(instruments, one => Assert.EndsWith(".", one.Description, StringComparison.Ordinal));
        Assert.Equal(instruments.Count, instruments.Select(one => one.Name).Distinct().Count());
        Assert.All(instruments, one => Assert.Matches("^(edgegateway|process)(\\.[a-z_]+)+$", one.Name));
    }

    private static MetricKind KindOf(Instrument instrument) => instrument switch
    {
        Histogram<double> => MetricKind.Histogram,
        ObservableCounter<double> => MetricKind.Counter,
        ObservableGauge<double> => MetricKind.Gauge,
        _ => throw new NotSupportedException($"{instrument.Name}: no kind for {instrument.GetType().Name}"),
    };
}
