using System.Threading.Channels;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>Receipts that wait for the printer, in order. Open only while there is a printer that may take them.</summary>
internal sealed class PrintQueue
{
    private const int Longest = 8;
    private readonly Lock _gate = new();
    private readonly Channel<PrintJob> _jobs = Channel.CreateBounded<PrintJob>(Longest);
    private bool _open;

    public ChannelReader<PrintJob> Reader => _jobs.Reader;

    public void Open()
    {
        lock (_gate)
            _open = true;
    }

    /// <summary>Null when the job was taken, else why not.</summary>
    public Trouble? TryAdd(PrintJob job)
    {
        lock (_gate)
        {
            if (!_open)
                return PrinterTroubles.NotReady;
            return _jobs.Writer.TryWrite(job) ? null : PrinterTroubles.Busy;
        }
    }

    /// <summary>The printer is lost: nothing of what waits was printed.</summary>
    public void Close(Trouble cause)
    {
        lock (_gate)
        {
            _open = false;
            while (_jobs.Reader.TryRead(out var job))
            {
                if (job.TryStart())
                    job.Finish(PrintVerdict.Stopped(0, job.Receipt.Bytes.Length, cause));
            }
        }
    }
}
