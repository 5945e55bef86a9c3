using System.Runtime.InteropServices;

namespace EdgeGateway.Devices.Links.Windows;

/// <summary>The calls of the Windows spooler that raw printing needs. A record, so that tests put their own in.</summary>
/// <param name="Open">Printer name to handle; 0: not found, the error says why.</param>
/// <param name="StartDoc">Begins a raw document; its job number, 0 on failure.</param>
/// <param name="Write">Bytes taken; fewer than given on failure.</param>
/// <param name="EndDoc">Hands the document to the queue.</param>
/// <param name="JobStatus">Bits of JOB_INFO_1.Status; null when the queue does not know the job any more.</param>
/// <param name="Close">Gives the handle back.</param>
/// <param name="LastError">Error of the last call.</param>
internal sealed record SpoolerCalls(
    Func<string, nint> Open,
    Func<nint, string, int> StartDoc,
    Func<nint, ReadOnlyMemory<byte>, int> Write,
    Func<nint, bool> EndDoc,
    Func<nint, int, uint?> JobStatus,
    Action<nint> Close,
    Func<int> LastError)
{
    public static SpoolerCalls System { get; } = new(
        static name => Winspool.OpenPrinter(name, out var handle, 0) ? handle : 0,
        Winspool.StartRawDoc,
        Winspool.WriteAll,
        static handle => Winspool.EndPagePrinter(handle) & Winspool.EndDocPrinter(handle),
        Winspool.StatusOf,
        static handle => Winspool.ClosePrinter(handle),
        Marshal.GetLastPInvokeError);
}
