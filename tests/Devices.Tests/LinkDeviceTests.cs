using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Devices.Tests;

public sealed class LinkDeviceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PseudoTerminal _cable;
    private readonly CancellationTokenSource _stopping = new();

    public LinkDeviceTests() => _cable = new PseudoTerminal(_folder.File("port"));

    public void Dispose()
    {
        _stopping.Dispose();
        _cable.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_WorkThrows_IsOfflineWithInternalTroubleAndTriedAgain()
    {
        var device = Make(_ => throw new InvalidOperationException("bug"));
        var running = device.RunAsync(_stopping.Token);
        await Wait.UntilAsync(() => device.Attempts >= 3);
        Assert.Equal("reader.internal", device.Status.Trouble?.Code);
        await StopAsync(running);
    }

    [Fact]
    public async Task Run_WorkReturnsTrouble_ShowsIt()
    {
        var device = Make(_ => Task.FromResult(ReaderTroubles.NoAnswer));
        var running = device.RunAsync(_stopping.Token);
        await Wait.UntilAsync(() => device.Attempts >= 2);
        Assert.Equal((ThingState.Offline, ReaderTroubles.NoAnswer), (device.Status.State, device.Status.Trouble));
        await StopAsync(running);
    }

    [Fact]
    public async Task Run_CableIsPulled_IsUnplugged()
    {
        var device = Make(async link =>
        {
            await link.ReadAsync(new byte[1], _stopping.Token);
            return ReaderTroubles.Fault;
        });
        var seen = new List<string?>();
        device.StatusChanged += status => seen.Add(status.Trouble?.Code);
        var running = device.RunAsync(_stopping.Token);
        await Wait.UntilAsync(() => device.Attempts == 1);
        _cable.Unplug();
        await Wait.UntilAsync(() => device.Status.Trouble?.Code == "reader.not-found");
        await StopAsync(running);
        Assert.Equal(["reader.unplugged", "reader.not-found"], seen);
    }

    [Fact]
    public async Task Run_SameTroubleAgain_IsReportedOnce()
    {
        _cable.Unplug();
        var device = Make(_ => Task.FromResult(ReaderTroubles.Fault));
        var changes = 0;
        device.StatusChanged += _ => changes++;
        var running = device.RunAsync(_stopping.Token);
        await Wait.UntilAsync(() => device.Status.State == ThingState.Offline);
        _cable.Plug();
        await Wait.UntilAsync(() => device.Attempts >= 3);
        await StopAsync(running);
        Assert.Equal(2, changes);
    }

    private async Task StopAsync(Task running)
    {
        await _stopping.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
    }

    private ScriptedDevice Make(Func<Link, Task<Trouble>> work)
    {
        var context = new DeviceContext(TimeProvider.System, NullLoggerFactory.Instance, new VirtualBench(_folder.Path, TimeProvider.System))
        {
            Random = () => 0,
        };
        return new ScriptedDevice(new SerialAddress(_cable.Path), context, work);
    }

    private sealed class ScriptedDevice(LinkAddress wire, DeviceContext context, Func<Link, Task<Trouble>> work)
        : LinkDevice(new DeviceOptions { Id = "reader-1", Address = wire.ToString() }, ReaderTroubles.Words, wire, context)
    {
        private int _attempts;

        public int Attempts => Volatile.Read(ref _attempts);

        protected override int DefaultBaud => 115200;

        protected override Task<Trouble> WorkAsync(Link link, CancellationToken stopping)
        {
            Interlocked.Increment(ref _attempts);
            return work(link);
        }
    }
}
