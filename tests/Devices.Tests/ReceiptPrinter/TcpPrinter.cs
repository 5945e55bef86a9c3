using System.Net;
using System.Net.Sockets;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.Tests.ReceiptPrinter;

/// <summary>A network printer: a real listener on port 9100's stead, with the inside of the virtual printer. One client at a time, as in life.</summary>
internal sealed class TcpPrinter : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly PrinterModule _module = new() { Cutter = true };
    private readonly List<RenderedReceipt> _receipts = [];
    private readonly Task _running;
    private TcpClient? _client;

    public TcpPrinter()
    {
        _module.SetColumns(48);
        _listener.Start();
        _running = Task.Run(ServeAsync);
    }

    public string Address => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Connections so far.</summary>
    public int Connections { get; private set; }

    /// <summary>Bytes that arrived in the last connection.</summary>
    public int Received { get; private set; }

    /// <summary>Resets the connection after so many bytes of it, once.</summary>
    public int? ResetAfter { get; set; }

    /// <summary>While it stands still, questions are stuck behind its full buffer.</summary>
    public bool DeafWhenStopped { get; set; }

    public IReadOnlyList<RenderedReceipt> Receipts
    {
        get
        {
            lock (_gate)
                return [.. _receipts];
        }
    }

    public string FirstLine(int receipt) => Receipts[receipt].Lines[0].Text;

    /// <summary>Changes paper, cover or level, and sends what the printer says by itself.</summary>
    public Task ChangeAsync(Action<PrinterModule> change) => SendAsync(Work(module =>
    {
        change(module);
        return module.Changed();
    }));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        _client?.Dispose();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            (_client, Received) = (client, 0);
            Connections++;
            try
            {
                await TalkAsync(client);
            }
            catch (IOException)
            {
                continue; // the driver hung up
            }
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        var buffer = new byte[256];
        while (await client.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var count)
        {
            Received += count;
            if (ResetAfter is { } limit && Received >= limit)
            {
                ResetAfter = null;
                client.Client.LingerState = new LingerOption(true, 0);
                return;
            }
            await SendAsync(Work(module => Answer(module, buffer.AsSpan(0, count))));
        }
    }

    private IReadOnlyList<byte[]> Answer(PrinterModule module, ReadOnlySpan<byte> bytes)
    {
        var answers = module.Receive(bytes);
        return DeafWhenStopped && (module.PaperEnd || module.CoverOpen) ? [.. answers.Where(answer => answer.Length != 1)] : answers;
    }

    private IReadOnlyList<byte[]> Work(Func<PrinterModule, IReadOnlyList<byte[]>> work)
    {
        lock (_gate)
        {
            var answers = work(_module);
            _receipts.AddRange(_module.TakeReceipts());
            return answers;
        }
    }

    private async Task SendAsync(IReadOnlyList<byte[]> answers)
    {
        foreach (var answer in answers)
        {
            if (_client is { Connected: true } client)
                await client.GetStream().WriteAsync(answer, _stop.Token);
        }
    }
}
