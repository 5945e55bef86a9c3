using System.Net.Sockets;
using EdgeGateway.Devices.Links.Unix;
using EdgeGateway.Devices.Links.Usb;

namespace EdgeGateway.Devices.Links;

/// <summary>The only class that opens a port.</summary>
public sealed class LinkOpener(TimeProvider clock, LinkPlaces? places = null)
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(3);
    private readonly LinkPlaces _places = places ?? new LinkPlaces();

    /// <summary>
    /// Opens the wire. Trouble that is to be expected (unplugged, no permission, busy, refused) comes back as a value.
    /// </summary>
    /// <param name="address">
    /// One wire. A <see cref="VirtualAddress"/> must have been turned into its serial address before, and addresses that search into what
    /// they found.
    /// </param>
    /// <param name="defaultBaud">Speed of a serial port whose address names none.</param>
    public async ValueTask<LinkOpening> OpenAsync(LinkAddress address, int defaultBaud, CancellationToken stopping) => address switch
    {
        TcpAddress tcp => await OpenTcpAsync(tcp, stopping).ConfigureAwait(false),
        UsbPrinterAddress usb => UsbPrinterPort.Open(usb, clock),
        SpoolerAddress queue => SpoolerLink.Open(queue.Printer, clock),
        SerialAddress serial when OperatingSystem.IsLinux() => UnixSerial.Open(serial.Path, serial.Baud ?? defaultBaud, clock),
        HidrawAddress { Path: { } path } when OperatingSystem.IsLinux() => UnixInput.OpenHidraw(path, clock),
        EvdevAddress keyboard when OperatingSystem.IsLinux() => UnixInput.OpenKeyboard(keyboard.Path, clock),
        UsbNodeAddress reader when OperatingSystem.IsLinux() => _places.OpenUsb(reader, clock),
        HidrawAddress or EvdevAddress or UsbNodeAddress => LinkOpening.Not(LinkProblem.Failed, "this kind of address needs Linux"),
        SerialAddress serial => PortStream.Open(serial.Path, serial.Baud ?? defaultBaud, clock),
        _ => throw new ArgumentException($"{address} cannot be opened", nameof(address)),
    };

    private async ValueTask<LinkOpening> OpenTcpAsync(TcpAddress address, CancellationToken stopping)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var limit = new CancellationTokenSource(ConnectWithin, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
            await socket.ConnectAsync(address.Host, address.Port, both.Token).ConfigureAwait(false);
            KeepAlive(socket);
            return LinkOpening.Opened(new Link(new NetworkStream(socket, ownsSocket: true), clock, () => Drain(socket)));
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            socket.Dispose();
            return LinkOpening.Not(LinkProblem.Unreachable, $"no answer within {ConnectWithin.TotalSeconds} s");
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            return LinkOpening.Not(ProblemOf(exception.SocketErrorCode), exception.SocketErrorCode.ToString());
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // A network printer that lost its power sends no farewell: three unanswered probes, one second apart, end the connection.
    private static void KeepAlive(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 2);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 1);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
    }

    private static void Drain(Socket socket)
    {
        Span<byte> waste = stackalloc byte[512];
        while (socket.Connected && socket.Available > 0 && socket.Receive(waste) > 0)
        {
        }
    }

    private static LinkProblem ProblemOf(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => LinkProblem.Refused,
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => LinkProblem.NotFound,
        SocketError.AccessDenied => LinkProblem.NoPermission,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown
            or SocketError.TimedOut => LinkProblem.Unreachable,
        _ => LinkProblem.Failed,
    };
}
