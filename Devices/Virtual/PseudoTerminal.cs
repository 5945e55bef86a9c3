using System.Runtime.InteropServices;
using System.Text;
using EdgeGateway.Devices.Links.Unix;
using Microsoft.Win32.SafeHandles;

namespace EdgeGateway.Devices.Virtual;

/// <summary>
/// A serial cable in software: programs open <see cref="Path"/> like any serial port, we hold the other end. <see cref="Unplug"/> hangs
/// it up as a pulled USB plug does; <see cref="Plug"/> puts a new one under the same path.
/// </summary>
public sealed class PseudoTerminal : IDisposable
{
    private readonly Lock _gate = new();
    private UnixStream? _stream;
    private SafeFileHandle? _slave;

    /// <param name="path">Name of the symbolic link that programs open; its folder is made when missing. The cable is plugged in.</param>
    public PseudoTerminal(string path)
    {
        Path = path;
        Plug();
    }

    public string Path { get; }

    /// <summary>Our end; null while unplugged.</summary>
    public Stream? Stream
    {
        get
        {
            lock (_gate)
                return _stream;
        }
    }

    /// <summary>Speed that the other side has set, as a real device would notice it; null while unplugged or for an odd speed.</summary>
    public int? HostBaud
    {
        get
        {
            lock (_gate)
                return _slave is null ? null : UnixSerial.BaudOf(_slave);
        }
    }

    /// <summary>Makes a fresh pseudo-terminal and puts the link on it in one step. Does nothing while plugged in.</summary>
    /// <exception cref="IOException">The system gives no pseudo-terminal.</exception>
    public void Plug()
    {
        lock (_gate)
        {
            if (_stream is not null)
                return;
            var master = Own(Libc.OpenPseudoTerminal(Libc.ReadWrite | Libc.NoControllingTerminal | Libc.NonBlocking | Libc.CloseOnExec));
            Check(Libc.Grant(master));
            Check(Libc.Unlock(master));
            var name = SlaveName(master);
            // Held open by us, so that a program that closes its end is no hang-up for ours.
            _slave = Own(Libc.Open(name, Libc.ReadWrite | Libc.NoControllingTerminal | Libc.NonBlocking | Libc.CloseOnExec));
            UnixSerial.TrySetBaud(_slave, 115200);
            _stream = new UnixStream(master, name);
            PutLink(name);
        }
    }

    /// <summary>Hangs up: whoever has the port open sees its end, and the path is gone.</summary>
    public void Unplug()
    {
        lock (_gate)
        {
            _slave?.Dispose();
            _stream?.Dispose();
            _slave = null;
            _stream = null;
            File.Delete(Path);
        }
    }

    public void Dispose() => Unplug();

    private void PutLink(string target)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var fresh = $"{Path}.new";
        File.Delete(fresh);
        File.CreateSymbolicLink(fresh, target);
        File.Move(fresh, Path, overwrite: true);
    }

    private static string SlaveName(SafeFileHandle master)
    {
        Span<byte> name = stackalloc byte[64];
        Check(Libc.SlaveName(master, name, (nuint)name.Length));
        return Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]);
    }

    private static SafeFileHandle Own(int descriptor)
    {
        Check(descriptor);
        return new SafeFileHandle(descriptor, ownsHandle: true);
    }

    private static void Check(int result)
    {
        if (result < 0)
            throw new IOException($"no pseudo-terminal: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
    }
}
