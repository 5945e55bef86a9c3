using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.IdCardReader;

/// <summary>A reader behind a serial server: a virtual module that answers over a real socket.</summary>
public sealed class TcpReaderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Place_CardBehindASerialServer_IsReadAndTheServerMayComeAndGo()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        await using var house = new Running();
        var reads = new ConcurrentQueue<CardRead>();
        var options = new DeviceOptions
        {
            Id = "reader-1",
            Address = $"tcp://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}",
            PollInterval = TimeSpan.FromMilliseconds(50),
            ReaderBaud = 115200, // means nothing here and does no harm
        };
        var reader = SamReader.Create(options, house.Context);
        reader.CardRead += reads.Enqueue;
        house.Start(reader);
        var module = new SamModule();

        using (var first = await server.AcceptSocketAsync(Stop))
        {
            var serving = ServeAsync(first, module);
            await Running.BecomesAsync(reader, ThingState.Online);
            Assert.False(reader.Status.Facts.ContainsKey("baud"));
            first.Shutdown(SocketShutdown.Both);
            await serving;
        }
        await Wait.UntilAsync(() => reader.Statistics.Faults == 1);

        using var second = await server.AcceptSocketAsync(Stop);
        lock (module)
            module.Place(VirtualCard.Of(SyntheticCards.Permit));
        var serving2 = ServeAsync(second, module);
        await Wait.UntilAsync(() => !reads.IsEmpty);
        Assert.Equal(SyntheticCards.Permit, Assert.Single(reads).Document);
        second.Shutdown(SocketShutdown.Both);
        await serving2;
    }

    private static async Task ServeAsync(Socket socket, SamModule module)
    {
        var requests = new SamRequestReader();
        var buffer = new byte[256];
        try
        {
            while (await socket.ReceiveAsync(buffer, Stop) is > 0 and var count)
            {
                foreach (var request in requests.Feed(buffer.AsMemory(0, count)))
                {
                    byte[] answer;
                    lock (module)
                        answer = module.Answer(request);
                    await socket.SendAsync(answer, Stop);
                }
            }
        }
        catch (SocketException gone)
        {
            Assert.NotEqual(SocketError.Success, gone.SocketErrorCode);
        }
    }
}
