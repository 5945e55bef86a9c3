using System.Buffers.Binary;
using System.Runtime.InteropServices;
using EdgeGateway.Protocols.Hid;
using Microsoft.Win32.SafeHandles;

namespace EdgeGateway.Devices.Links.Unix;

/// <summary>
/// Opens the kernel's files of HID devices: <c>/dev/hidraw…</c> and <c>/dev/input/…</c>. A pipe or a file with recorded reports opens
/// the same way: what only a real device understands (grabbing, the enable report) is then left out.
/// </summary>
internal static class UnixInput
{
    private const int BusTypeLength = 4;

    /// <summary>A HID POS scanner, told to send its scans when its maker wants that.</summary>
    public static LinkOpening OpenHidraw(string path, TimeProvider clock) => Open(path, clock, handle =>
    {
        Enable(handle);
        return null;
    });

    /// <summary>A keyboard, taken away from the desktop: its keys reach no window and no input method while it is open.</summary>
    public static LinkOpening OpenKeyboard(string path, TimeProvider clock) => Open(path, clock, Grab);

    private static LinkOpening Open(string path, TimeProvider clock, Func<SafeFileHandle, LinkOpening?> prepare)
    {
        var descriptor = Libc.Open(path, Libc.ReadWrite | Libc.NonBlocking | Libc.CloseOnExec);
        if (descriptor < 0)
            return Failed("open", Marshal.GetLastPInvokeError());
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        // Keeps a second gateway out, as on serial ports.
        var failure = Libc.Lock(handle, Libc.LockExclusive | Libc.LockDontWait) != 0
            ? LinkOpening.Not(LinkProblem.Busy, "another program holds the device")
            : prepare(handle);
        if (failure is null)
            return LinkOpening.Opened(new Link(new UnixStream(handle, path), clock));
        handle.Dispose();
        return failure;
    }

    private static LinkOpening? Grab(SafeFileHandle handle)
    {
        if (Libc.Control(handle, Libc.GrabInput, 1) == 0)
            return null;
        var error = Marshal.GetLastPInvokeError();
        return error is Libc.ErrNotATerminal or Libc.ErrInvalid ? null : Failed("EVIOCGRAB", error);
    }

    private static void Enable(SafeFileHandle handle)
    {
        Span<byte> info = stackalloc byte[8];
        if (Libc.Control(handle, Libc.HidInfo, info) != 0)
            return;
        var report = HidVendors.EnableReport(BinaryPrimitives.ReadUInt16LittleEndian(info[BusTypeLength..]));
        if (report.Length == 2)
            Libc.Control(handle, Libc.HidSendFeatureOfTwo, report.ToArray());
    }

    private static LinkOpening Failed(string call, int error) =>
        LinkOpening.Not(UnixSerial.ProblemOf(error), $"{call}: {Marshal.GetPInvokeErrorMessage(error)} ({error})");
}
