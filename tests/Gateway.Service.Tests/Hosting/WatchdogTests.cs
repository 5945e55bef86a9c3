using System.Net.Sockets;
using System.Text;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.Journal;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Hosting;

/// <summary>systemd hears that the program lives exactly while its journal's writer moves.</summary>
public sealed class WatchdogTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly FakeTimeProvider _clock = new();
    private readonly TaskCompletionSource _writer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;
    private int _pings;

    [Fact]
    public async Task Writer_ThatMoves_IsToldInAThirdOfThePatience()
    {
        _writer.SetResult();
        using var watchdog = await StartAsync();
        await Wait.UntilAsync(() => _pings == 1);

        _clock.Advance(TimeSpan.FromSeconds(20));

        await Wait.UntilAsync(() => _pings == 2);
    }

    [Fact]
    public async Task Writer_ThatHangs_IsNotTold_AndAskedOnce()
    {
        using var watchdog = await StartAsync();
        await Wait.UntilAsync(() => _asked == 1);
        for (var i = 0; i < 8; i++)
            _clock.Advance(TimeSpan.FromSeconds(10));
        await watchdog.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, 1), (_pings, _asked));
    }

    [Fact]
    public async Task Disk_ThatRefuses_IsNotDeath()
    {
        _writer.SetException(new JournalUnavailableException("full", new IOException()));
        using var watchdog = await StartAsync();

        await Wait.UntilAsync(() => _pings == 1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("soon")]
    public void Patience_ThatIsNone_MeansNobodyWaits(string? text) => Assert.Null(Watchdog.Patience(text));

    [Fact]
    public async Task Gateway_UnderANotifySocket_SaysReadyAndPings()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("systemd's protocol.");
        using var folder = new TempFolder();
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(folder.File("notify")));
        await File.WriteAllTextAsync(folder.File("gateway.json"), $$"""{ "gatewayId": "watched", "dataDirectory": "{{folder.File("data")}}", "web": { "port": {{FreePort.Next()}} } }""", TestContext.Current.CancellationToken);
        // .NET believes in systemd when that is the parent's name; a script has its file's.
        await File.WriteAllTextAsync(folder.File("systemd"), """
            #!/bin/sh
            "$@" &
            child=$!
            trap 'kill -TERM $child' TERM
            wait $child
            wait $child
            """, TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.File("systemd"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var gateway = GatewayProcess.StartProgram(
            folder.File("systemd"), [GatewayProcess.Program, "run", "--config", folder.File("gateway.json")],
            ("NOTIFY_SOCKET", folder.File("notify")), ("WATCHDOG_USEC", "900000"));

        var said = new StringBuilder();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[256];
        while (!(said.ToString() is var text && text.Contains("READY=1", StringComparison.Ordinal) && text.Split("WATCHDOG=1").Length > 2))
            said.Append(Encoding.UTF8.GetString(buffer, 0, await systemd.ReceiveAsync(buffer, limit.Token))).Append('\n');
        Assert.Equal(0, await gateway.StopAsync());
    }

    private async Task<Watchdog> StartAsync()
    {
        var watchdog = new Watchdog(AskAsync, () => Interlocked.Increment(ref _pings), Patience, _clock, NullLogger<Watchdog>.Instance);
        await watchdog.StartAsync(TestContext.Current.CancellationToken);
        return watchdog;
    }

    private Task AskAsync()
    {
        Interlocked.Increment(ref _asked);
        return _writer.Task;
    }
}
