using System.Diagnostics;
using EdgeGateway.Devices.Links.Unix;
using Microsoft.Win32.SafeHandles;

namespace EdgeGateway.Devices.Tests;

/// <summary>A named pipe that stands for a device file; what is written to it the driver reads.</summary>
internal sealed class Fifo : IAsyncDisposable
{
    private readonly UnixStream _stream;

    public Fifo(string path)
    {
        Path = path;
        using (var made = Process.Start("mkfifo", [path]))
            made.WaitForExit();
        var descriptor = Libc.Open(path, Libc.ReadWrite | Libc.NonBlocking | Libc.CloseOnExec);
        Assert.True(descriptor >= 0, $"no pipe at {path}");
        _stream = new UnixStream(new SafeFileHandle(descriptor, ownsHandle: true), path);
    }

    public string Path { get; }

    public Task WriteAsync(byte[] bytes) => _stream.WriteAsync(bytes, TestContext.Current.CancellationToken).AsTask();

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
