using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EdgeGateway.Devices.Links.Unix;

/// <summary>Opens a serial port or the slave of a pseudo-terminal: raw, 8N1, no flow control, for us alone.</summary>
internal static class UnixSerial
{
    // The kernel's struct termios: four 32-bit flag words (input, output, control, local), line, control characters. Asked for by ioctl,
    // because the C library's own struct and speed numbers change between its versions and the kernel's never do.
    private const int TermiosSize = 64;
    private const int ControlFlags = 8, ReadTimer = 17 + 5, ReadMinimum = 17 + 6;
    private const uint HangUpOnClose = 0x400, SpeedMask = 0x100F;
    private const uint EightBits = 0x30, Receiver = 0x80, IgnoreModemLines = 0x800;

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
        var link = new Link(stream, clock, () => Libc.Control(handle, Libc.FlushTerminal, Libc.FlushInput), speed => TrySetBaud(handle, speed));
        return LinkOpening.Opened(link.At(baud));
    }

    /// <summary>Makes a terminal pass bytes through untouched: raw, 8N1, no flow control.</summary>
    public static bool TrySetBaud(SafeFileHandle handle, int baud)
    {
        Span<byte> termios = stackalloc byte[TermiosSize];
        var code = Speeds.FirstOrDefault(speed => speed.Baud == baud).Code;
        if (handle.IsClosed || code == 0 || Libc.Control(handle, Libc.GetTerminal, termios) != 0)
            return false;
        var kept = BinaryPrimitives.ReadUInt32LittleEndian(termios[ControlFlags..]) & HangUpOnClose;
        termios[..16].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(termios[ControlFlags..], kept | EightBits | Receiver | IgnoreModemLines | code);
        termios[ReadTimer] = 0;
        termios[ReadMinimum] = 1;
        return Libc.Control(handle, Libc.SetTerminal, termios) == 0;
    }

    /// <summary>Speed a terminal is set to; null for one that has no name here.</summary>
    public static int? BaudOf(SafeFileHandle handle)
    {
        Span<byte> termios = stackalloc byte[TermiosSize];
        if (Libc.Control(handle, Libc.GetTerminal, termios) != 0)
            return null;
        var code = BinaryPrimitives.ReadUInt32LittleEndian(termios[ControlFlags..]) & SpeedMask;
        return Speeds.Where(speed => speed.Code == code).Select(speed => (int?)speed.Baud).FirstOrDefault();
    }

    private static LinkOpening? Prepare(SafeFileHandle handle, int baud)
    {
        Span<byte> termios = stackalloc byte[TermiosSize];
        if (Libc.Control(handle, Libc.GetTerminal, termios) != 0)
            return Failed("TCGETS", Marshal.GetLastPInvokeError());
        // The lock keeps a second gateway out and ends with the handle, whatever happens to the process.
        if (Libc.Lock(handle, Libc.LockExclusive | Libc.LockDontWait) != 0)
            return LinkOpening.Not(LinkProblem.Busy, "another program holds the port");
        if (!TrySetBaud(handle, baud))
            return LinkOpening.Not(LinkProblem.Failed, $"the port refuses {baud} baud");
        Libc.Control(handle, Libc.FlushTerminal, Libc.FlushInput);
        return null;
    }

    /// <summary>What an errno of open or ioctl means to people.</summary>
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

    private static readonly (int Baud, uint Code)[] Speeds =
    [
        (1200, 0x9), (2400, 0xB), (4800, 0xC), (9600, 0xD), (19200, 0xE), (38400, 0xF), (57600, 0x1001), (115200, 0x1002),
        (230400, 0x1003), (460800, 0x1004), (921600, 0x1007),
    ];
}
