using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Space;
using EdgeGateway.Service.Things;

namespace EdgeGateway.Service.Doctor;

/// <summary>The doctor inside the running gateway: one run at a time, shared by whoever asks meanwhile.</summary>
internal sealed class DoctorDesk(GatewayOptions options, DoctorSources sources, TimeProvider clock, ConfigurationSource? source = null)
{
    private readonly Lock _gate = new();
    private Task<DoctorReport>? _running;
    private DoctorReport? _last;

    /// <summary>The newest report since the start; null when there is none.</summary>
    public DoctorReport? Last => Volatile.Read(ref _last);

    public Task<DoctorReport> RunAsync()
    {
        lock (_gate)
        {
            if (_running is not { IsCompleted: false })
                _running = Task.Run(LookAsync);
            return _running;
        }
    }

    private async Task<DoctorReport> LookAsync()
    {
        var context = new CheckContext { Options = options, Clock = clock, ConfigurationFile = source?.File, Live = sources.Now(), Machine = sources.Machine };
        var report = await DoctorRun.RunAsync(context, CancellationToken.None);
        Volatile.Write(ref _last, report);
        return report;
    }
}

/// <summary>Where the desk gets the gateway's own knowledge from.</summary>
internal sealed class DoctorSources(HealthRegistry health, DeliveryOverview delivery, SpaceGauge space, SpaceStore dropped, DeviceRoster devices, Uptime uptime)
{
    /// <summary>A test puts another one here.</summary>
    public Machine Machine { get; set; } = new();

    public LiveGateway Now() => new()
    {
        Uptime = uptime.Elapsed,
        Things = health.All,
        Destinations = delivery.All,
        Budget = Readable(space.Budget),
        Dropped = Readable(() => (object)dropped.Dropped().Sum(row => row.Count)) as long? ?? 0,
        CheckDevice = async (id, stopping) => devices.Find(id) is { } device ? await device.CheckHealthAsync(Devices.Health.HealthLevel.Internal, stopping) : null,
    };

    private static T? Readable<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (JournalUnavailableException)
        {
            return null;
        }
    }
}
