using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace EdgeGateway.Service.Configuration;

/// <summary>SIGHUP reads the configuration again, as <c>systemctl reload</c> does. Not on Windows.</summary>
internal sealed partial class ReloadSignal(ConfigurationReload reload, ILogger<ReloadSignal> log) : BackgroundService
{
    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private PosixSignalRegistration? _registration;

    /// <summary>Before the pages answer: a signal that comes earlier than somebody listens for it ends the process.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows())
        {
            _registration = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
            {
                context.Cancel = true;
                _asked.Writer.TryWrite(true);
            });
        }
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _registration?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await reload.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reloading the configuration failed; report this with the log, restart to be sure")]
    private partial void LogFailed(Exception failure);
}
