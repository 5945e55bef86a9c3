using System.Net;
using System.Net.Sockets;
using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.Links;

/// <summary>TCP, and the System.IO.Ports way that Windows takes, tried here on a pseudo-terminal.</summary>
public sealed class OtherLinkTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private readonly LinkOpener _opener = new(TimeProvider.System);
    private readonly byte[] _buffer = new byte[64];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tcp_BytesAndDiscard_PassAndEndWithTheOtherSide()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var opening = await _opener.OpenAsync(new TcpAddress("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port), 9600, Stop);
        await using var link = opening.Link!;
        using var other = await listener.AcceptSocketAsync(Stop);
        Assert.Null(link.Baud);
        Assert.False(link.TryChangeBaud(9600));
        await link.WriteAsync(new byte[] { 1, 2 }, Soon, Stop);
        Assert.Equal(2, await other.ReceiveAsync(_buffer, Stop));
        await other.SendAsync(new byte[] { 3 }, Stop);
        Assert.Equal(1, await link.ReadAsync(_buffer, Soon, Stop));
        Assert.Equal(0, await link.ReadAsync(_buffer, TimeSpan.FromMilliseconds(20), Stop));
        other.Close();
        await Assert.ThrowsAnyAsync<IOException>(async () => await link.ReadAsync(_buffer, Soon, Stop));
    }

    [Fact]
    public async Task Tcp_NobodyListens_IsRefused()
    {
        var opening = await _opener.OpenAsync(new TcpAddress("127.0.0.1", FreePort.Next()), 9600, Stop);
        Assert.Null(opening.Link);
        Assert.Equal(LinkProblem.Refused, opening.Problem);
    }

    [Fact]
    public async Task Tcp_NoSuchName_IsNotFound()
    {
        var opening = await _opener.OpenAsync(new TcpAddress("no-such-host.invalid", 9100), 9600, Stop);
        Assert.Null(opening.Link);
        Assert.Equal(LinkProblem.NotFound, opening.Problem);
    }

    [Fact]
    public async Task Port_BytesCancelAndHangUp_BehaveAsOnLinux()
    {
        using var folder = new TempFolder();
        using var cable = new PseudoTerminal(folder.File("port"));
        var link = PortStream.Open(cable.Path, 115200, TimeProvider.System).Link!;
        await using (link)
        {
            for (byte round = 1; round <= 10; round++)
            {
                Assert.Equal(0, await link.ReadAsync(_buffer, TimeSpan.FromMilliseconds(2), Stop));
                await cable.Stream!.WriteAsync(new[] { round }, Stop);
                Assert.Equal(1, await link.ReadAsync(_buffer, Soon, Stop));
                Assert.Equal(round, _buffer[0]);
            }
            await link.WriteAsync(new byte[] { 9 }, Soon, Stop);
            Assert.Equal(1, await cable.Stream!.ReadAsync(_buffer, Stop));
            Assert.True(link.TryChangeBaud(9600));
            cable.Unplug();
            await Assert.ThrowsAnyAsync<IOException>(async () => await link.ReadAsync(_buffer, Soon, Stop));
            await Assert.ThrowsAnyAsync<IOException>(async () => await link.WriteAsync(new byte[] { 9 }, Soon, Stop));
        }
    }

    [Fact]
    public void Port_PathThatIsNoPort_SaysSo()
    {
        using var folder = new TempFolder();
        Assert.Equal(LinkProblem.NotAPort, PortStream.Open(folder.Path, 9600, TimeProvider.System).Problem);
        Assert.Equal(LinkProblem.NotFound, PortStream.Open(folder.File("missing"), 9600, TimeProvider.System).Problem);
    }
}
