using System.Runtime.InteropServices;
using EdgeGateway.Devices.Links.Unix;
using EdgeGateway.Protocols.IdCard;
using Microsoft.Win32.SafeHandles;

namespace EdgeGateway.Devices.Links.Usb;

/// <summary>USB devices through the kernel's usbfs files, without any library. 64-bit Linux only.</summary>
internal static partial class UsbFs
{
    // Request numbers carry the size of their record, which is that of 64-bit systems.
    private const nuint BulkTransfer = 0xC0185502, ClaimInterface = 0x8004550F, DriverControl = 0xC0105512, ClearHalt = 0x80045515;
    private const int DisconnectDriver = 0x5516;

    [StructLayout(LayoutKind.Sequential)]
    private struct BulkRecord
    {
        public uint Pipe;
        public uint Length;
        public uint TimeoutMs;
        public nint Bytes;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct DriverRecord
    {
        public int Interface;
        public int Control;
        public nint Data;
    }

    /// <summary>Takes interface 0 for us, from the kernel's own driver too.</summary>
    public static LinkOpening Open(string path, SamUsbPipes pipes, TimeProvider clock)
    {
        if (!Environment.Is64BitProcess)
            return LinkOpening.Not(LinkProblem.Failed, "USB readers need a 64-bit system");
        var descriptor = Libc.Open(path, Libc.ReadWrite | Libc.CloseOnExec);
        if (descriptor < 0)
            return Failed("open");
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        var driver = new DriverRecord { Control = DisconnectDriver };
        // Fails when there is no driver, which is as good.
        Control(handle, DriverControl, ref driver);
        uint number = 0;
        if (Control(handle, ClaimInterface, ref number) < 0)
        {
            var failure = Failed("USBDEVFS_CLAIMINTERFACE");
            handle.Dispose();
            return failure;
        }
        return OpenedOn(new UsbPort(path, pipes, (pipe, bytes, within) => Transfer(handle, pipe, bytes, within), handle.Dispose), clock);
    }

    /// <summary>A link over any port; tests bring one that replays transfers.</summary>
    public static LinkOpening OpenedOn(UsbPort port, TimeProvider clock)
    {
        var stream = new UsbStream(port);
        return LinkOpening.Opened(new Link(stream, clock, stream.Discard));
    }

    private static unsafe int Transfer(SafeFileHandle handle, byte pipe, Span<byte> bytes, TimeSpan within)
    {
        fixed (byte* pinned = bytes)
        {
            var record = new BulkRecord { Pipe = pipe, Length = (uint)bytes.Length, TimeoutMs = (uint)within.TotalMilliseconds, Bytes = (nint)pinned };
            var moved = Control(handle, BulkTransfer, ref record);
            if (moved >= 0)
                return moved;
            var error = Marshal.GetLastPInvokeError();
            uint stalled = pipe;
            if (error == Libc.ErrPipe)
                Control(handle, ClearHalt, ref stalled);
            return -error;
        }
    }

    private static LinkOpening Failed(string call)
    {
        var error = Marshal.GetLastPInvokeError();
        return LinkOpening.Not(UnixSerial.ProblemOf(error), $"{call}: {Marshal.GetPInvokeErrorMessage(error)} ({error})");
    }

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle handle, nuint request, ref BulkRecord record);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle handle, nuint request, ref DriverRecord record);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle handle, nuint request, ref uint value);
}
