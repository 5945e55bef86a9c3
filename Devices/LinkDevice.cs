using EdgeGateway.Devices.Health;
using EdgeGateway.Devices.Links;
using EdgeGateway.Protocols.Messages;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Devices;

/// <summary>
/// A device on a wire: open, prove life by protocol, work, lose, wait, again. A subclass only writes <see cref="WorkAsync"/>; trouble
/// with the wire, waiting and logging happen here.
/// </summary>
public abstract partial class LinkDevice : Device
{
    private readonly bool _enabled;
    private readonly ReconnectSchedule _schedule;
    private readonly LinkOpener _opener;
    private readonly ILogger _log;

    /// <param name="wire">Serial or TCP address, see <see cref="DeviceContext.WireOf"/>.</param>
    protected LinkDevice(DeviceOptions options, DeviceWords words, LinkAddress wire, DeviceContext context)
        : base(options.Id, words.Kind, context.Clock)
    {
        _enabled = options.Enabled;
        Words = words;
        Wire = wire;
        Clock = context.Clock;
        _schedule = new ReconnectSchedule(wire is SerialAddress or UsbPrinterAddress or SpoolerAddress ? ReconnectPace.Local : ReconnectPace.Network, context.Random);
        _opener = new LinkOpener(context.Clock);
        _log = context.Loggers.CreateLogger(GetType());
    }

    /// <inheritdoc />
    public override PowerState Power => PowerStates.Of(Status, local: Wire is not TcpAddress);

    protected DeviceWords Words { get; }

    protected LinkAddress Wire { get; }

    protected TimeProvider Clock { get; }

    /// <summary>Speed of a serial wire whose address names none.</summary>
    protected abstract int DefaultBaud { get; }

    /// <inheritdoc />
    public sealed override async Task RunAsync(CancellationToken stopping)
    {
        if (!_enabled)
        {
            Report(ThingState.Disabled);
            return;
        }
        while (!stopping.IsCancellationRequested)
        {
            var worked = await TryOnceAsync(stopping).ConfigureAwait(false);
            await Task.Delay(_schedule.WaitAfter(worked), Clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Works on an open wire: asks the device something, calls <c>Report(Online)</c> only after a right answer, and goes on until the
    /// device is lost or useless. Returns the trouble; the wire is closed then and opened again after a wait.
    /// <see cref="IOException"/> means the wire is gone and may fly through.
    /// </summary>
    protected abstract Task<Trouble> WorkAsync(Link link, CancellationToken stopping);

    /// <summary>Returns how long the device was of use.</summary>
    private async Task<TimeSpan> TryOnceAsync(CancellationToken stopping)
    {
        var opened = Clock.GetTimestamp();
        var trouble = LinkTroubles.Internal(Words);
        try
        {
            trouble = await OpenAndWorkAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (IOException exception)
        {
            trouble = LinkTroubles.Lost(Words);
            Lost(exception.Message);
        }
        catch (Exception exception)
        {
            Faulted(exception);
        }
        var worked = Status.State is ThingState.Online or ThingState.Degraded ? Clock.GetElapsedTime(opened) : TimeSpan.Zero;
        Report(ThingState.Offline, trouble);
        return worked;
    }

    private async Task<Trouble> OpenAndWorkAsync(CancellationToken stopping)
    {
        var opening = await _opener.OpenAsync(Wire, DefaultBaud, stopping).ConfigureAwait(false);
        if (opening.Link is not { } link)
        {
            var trouble = LinkTroubles.For(opening.Problem, Words, Wire);
            if (Status.Trouble?.Code != trouble.Code)
                CannotOpen(trouble.Code, opening.Detail);
            return trouble;
        }
        await using (link.ConfigureAwait(false))
        {
            return await WorkAsync(link, stopping).ConfigureAwait(false);
        }
    }
}
