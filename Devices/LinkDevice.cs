using EdgeGateway.Devices.Discovery;
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
    private readonly VirtualAddress? _shown;
    private readonly ReconnectSchedule _schedule;
    private readonly LinkOpener _opener;
    private readonly LinkFinder _finder;
    private readonly PortClaims _claims;
    private readonly LinkAddress _configured;
    private LinkAddress? _found;
    private readonly ILogger _log;

    /// <param name="wire">Serial or TCP address, see <see cref="DeviceContext.WireOf"/>.</param>
    protected LinkDevice(DeviceOptions options, DeviceWords words, LinkAddress wire, DeviceContext context)
        : base(options.Id, words.Kind, context.Clock)
    {
        _enabled = options.Enabled;
        Words = words;
        _configured = wire;
        _shown = LinkAddress.Parse(options.Address).Address as VirtualAddress;
        Clock = context.Clock;
        _schedule = new ReconnectSchedule(wire is TcpAddress ? ReconnectPace.Network : ReconnectPace.Local, context.Random);
        _opener = new LinkOpener(context.Clock, context.Places);
        _finder = new LinkFinder(context.Places, context.Clock);
        _claims = context.Claims;
        if (wire is SerialAddress serial && options.Enabled)
            _claims.Reserve(serial.Path, options.Id);
        _log = context.Loggers.CreateLogger(GetType());
    }

    /// <inheritdoc />
    public override PowerState Power => PowerStates.Of(Status, local: Wire is not TcpAddress);

    protected DeviceWords Words { get; }

    /// <summary>The wire in use; the configured address while there is none.</summary>
    protected LinkAddress Wire => _found ?? _configured;

    /// <summary>The wire as people know it: a device in software has none that would mean anything to them.</summary>
    protected string Place => _shown is null ? Wire.ToString() : "virtual:";

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

    /// <summary>
    /// Is the device of this driver behind this wire? Asked on ports that nobody named, so it sends as little as it can and leaves no trace
    /// in whatever else listens there. Devices that cannot be asked are never found this way.
    /// </summary>
    protected virtual Task<bool> IsOurDeviceAsync(Link link, CancellationToken stopping) => Task.FromResult(false);

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

    /// <summary>The trouble that is most worth telling: of the wire that was worked on, else of the last one that was tried.</summary>
    private async Task<Trouble> OpenAndWorkAsync(CancellationToken stopping)
    {
        var trouble = LinkTroubles.For(LinkProblem.NotFound, Words, _configured);
        foreach (var candidate in _finder.Candidates(_configured))
        {
            if (candidate.Seen is not null && _claims.ReservedFor(candidate.Port!, Id) is not null)
                continue;
            var owner = "";
            using var claim = candidate.Port is { } port ? _claims.TryClaim(port, Id, out owner) : null;
            if (claim is null && candidate.Port is not null)
            {
                trouble = candidate.Seen is null ? LinkTroubles.Claimed(Words, owner) : trouble;
                continue;
            }
            _found = candidate.Address;
            try
            {
                if (await TryCandidateAsync(candidate, stopping).ConfigureAwait(false) is { } ended)
                    return ended;
            }
            finally
            {
                _found = null;
            }
        }
        TellCannotOpen(trouble, "no wire to open");
        return trouble;
    }

    /// <summary>Null: a port that was asked, and the device is not there.</summary>
    private async Task<Trouble?> TryCandidateAsync(LinkCandidate candidate, CancellationToken stopping)
    {
        var opening = await _opener.OpenAsync(candidate.Address, DefaultBaud, stopping).ConfigureAwait(false);
        if (opening.Link is not { } link)
        {
            // Without permission no port can be asked: that is worth more words than "not found".
            if (candidate.Seen is not null && opening.Problem != LinkProblem.NoPermission)
                return null;
            var trouble = LinkTroubles.For(opening.Problem, Words, _shown ?? candidate.Address);
            TellCannotOpen(trouble, opening.Detail);
            return trouble;
        }
        await using (link.ConfigureAwait(false))
        {
            if (candidate.Seen is { } seen && !await ProvesAsync(link, seen, stopping).ConfigureAwait(false))
                return null;
            return await WorkAsync(link, stopping).ConfigureAwait(false);
        }
    }

    private async Task<bool> ProvesAsync(Link link, SeenPort seen, CancellationToken stopping)
    {
        try
        {
            if (await IsOurDeviceAsync(link, stopping).ConfigureAwait(false))
            {
                _finder.Found(seen);
                FoundAt(seen.Name);
                return true;
            }
        }
        catch (IOException exception)
        {
            // Pulled while it was asked: some other port may be ours.
            Lost(exception.Message);
        }
        _finder.NotOurs(seen);
        return false;
    }

    private void TellCannotOpen(Trouble trouble, string detail)
    {
        if (Status.Trouble?.Code != trouble.Code)
            CannotOpen(trouble.Code, detail);
    }
}
