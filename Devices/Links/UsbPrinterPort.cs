using System.Runtime.InteropServices;
using EdgeGateway.Devices.Links.Unix;
using Microsoft.Win32.SafeHandles;

namespace EdgeGateway.Devices.Links;

/// <summary>
/// Opens a printer of the USB printer class (kernel driver usblp). It is two-way when the printer has a pipe back and the address does
/// not forbid it; then answers can be read like those on a serial line. The kernel lets one program in at a time.
/// </summary>
internal static class UsbPrinterPort
{
    private const int WriteOnly = 0x1;
    private const int ErrInvalid = 22;
    private const int Flags = Libc.NonBlocking | Libc.CloseOnExec | Libc.NoControllingTerminal;

    public static LinkOpening Open(UsbPrinterAddress address, TimeProvider clock)
    {
        if (!OperatingSystem.IsLinux())
            return LinkOpening.Not(LinkProblem.Failed, "usblp: is the USB printer driver of Linux; on Windows use spooler:");
        var (handle, error) = address.OneWay ? (null, 0) : TryOpen(address.Path, Libc.ReadWrite);
        var canRead = handle is not null && Answers(handle);
        if (handle is not null && !canRead)
            handle.Dispose();
        // Without rights to read, or without a pipe back, it can still print.
        if (!canRead && (address.OneWay || handle is not null || error is Libc.ErrNoAccess or ErrInvalid))
            (handle, error) = TryOpen(address.Path, WriteOnly);
        if (handle is null || handle.IsClosed)
            return LinkOpening.Not(UnixSerial.ProblemOf(error), $"open: {Marshal.GetPInvokeErrorMessage(error)} ({error})");
        var stream = new UsbPrinterStream(new UnixStream(handle, address.Path), canRead, clock);
        return LinkOpening.Opened(new Link(stream, clock) { IsOneWay = !canRead });
    }

    private static (SafeFileHandle? Handle, int Error) TryOpen(string path, int mode)
    {
        var descriptor = Libc.Open(path, mode | Flags);
        return descriptor < 0 ? (null, Marshal.GetLastPInvokeError()) : (new SafeFileHandle(descriptor, ownsHandle: true), 0);
    }

    /// <summary>usblp refuses reading with "invalid" when the printer has no pipe back. What is read here is an old answer.</summary>
    private static bool Answers(SafeFileHandle handle)
    {
        Span<byte> waste = stackalloc byte[64];
        return Libc.Read(handle, waste, waste.Length) >= 0 || Marshal.GetLastPInvokeError() != ErrInvalid;
    }
}
