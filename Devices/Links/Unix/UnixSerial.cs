using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EdgeGateway.Devices.Links.Unix;

/// <summary>Opens a serial port or the slave of a pseudo-terminal: raw, 8N1, no flow control, for us alone.</summary>
internal static class UnixSerial
{
    // struct termios of Linux: four 32-bit flag words, then c_line and c_cc. Reserved generously.
    private const int TermiosSize = 256;
    private const int ControlFlags = 8;
    private const uint Receiver = 0x80, IgnoreModemLines = 0x800, TwoStopBits = 0x40, HardwareFlow = 0x80000000;
    private const int Now = 0;

    public static LinkOpening Open(string path, int baud, TimeProvider clock)
    {
        var descriptor = Libc.Open(path, Libc.ReadWrite | Libc.NoControllingTerminal | Libc.NonBlocking | Libc.CloseOnExec);
        if (descriptor < 0)
            return Failed("open", Marshal.GetLastPInvokeError());
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (Prepare(handle, baud) is { } failure)
        {
            handle.Dispose();
            return failure;
        }
        var stream = new UnixStream(handle, path);
        var link = new Link(stream, clock, () => Libc.Flush(handle, Libc.FlushInput), speed => TrySetBaud(handle, speed));
        return LinkOpening.Opened(link.At(baud));
    }

    /// <summary>Makes a terminal pass bytes through untouched.</summary>
    public static bool TrySetBaud(SafeFileHandle handle, int baud)
    {
        Span<byte> termios = stackalloc byte[TermiosSize];
        if (handle.IsClosed || SpeedCode(baud) is not { } code || Libc.GetTerminal(handle, termios) != 0)
            return false;
        Libc.MakeRaw(termios);
        var control = termios.Slice(ControlFlags, 4);
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(control);
        flags = (flags | Receiver | IgnoreModemLines) & ~(TwoStopBits | HardwareFlow);
        BinaryPrimitives.WriteUInt32LittleEndian(control, flags);
        return Libc.SetSpeed(termios, code) == 0 && Libc.SetTerminal(handle, Now, termios) == 0;
    }

    private static LinkOpening? Prepare(SafeFileHandle handle, int baud)
    {
        Span<byte> termios = stackalloc byte[TermiosSize];
        if (Libc.GetTerminal(handle, termios) != 0)
            return Failed("tcgetattr", Marshal.GetLastPInvokeError());
        // The lock keeps a second gateway out and ends with the handle, whatever happens to the process.
        if (Libc.Lock(handle, Libc.LockExclusive | Libc.LockDontWait) != 0)
            return LinkOpening.Not(LinkProblem.Busy, "another program holds the port");
        if (!TrySetBaud(handle, baud))
            return LinkOpening.Not(LinkProblem.Failed, $"the port refuses {baud} baud");
        Libc.Flush(handle, Libc.FlushInput);
        return null;
    }

    /// <summary>What an errno of open or tcgetattr means to people.</summary>
    internal static LinkProblem ProblemOf(int error) => error switch
    {
        Libc.ErrNoEntry or Libc.ErrNoDevice or Libc.ErrNoSuchDevice => LinkProblem.NotFound,
        Libc.ErrNoAccess or Libc.ErrNotPermitted => LinkProblem.NoPermission,
        Libc.ErrIsDirectory or Libc.ErrNotATerminal => LinkProblem.NotAPort,
        Libc.ErrBusy => LinkProblem.Busy,
        _ => LinkProblem.Failed,
    };

    private static LinkOpening Failed(string call, int error) =>
        LinkOpening.Not(ProblemOf(error), $"{call}: {Marshal.GetPInvokeErrorMessage(error)} ({error})");

    private static uint? SpeedCode(int baud) => baud switch
    {
        1200 => 0x9,
        2400 => 0xB,
        4800 => 0xC,
        9600 => 0xD,
        19200 => 0xE,
        38400 => 0xF,
        57600 => 0x1001,
        115200 => 0x1002,
        230400 => 0x1003,
        460800 => 0x1004,
        921600 => 0x1007,
        _ => null,
    };
}
