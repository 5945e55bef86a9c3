using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EdgeGateway.Testing;

/// <summary>
/// A real mosquitto (Debian package) on a free loopback port. <see cref="StartAsync"/>, <see cref="StopAsync"/> and <see cref="KillAsync"/>
/// may follow each other in any order; port and configuration stay.
/// </summary>
public sealed class Mosquitto : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto"];

    private readonly TempFolder _folder = new();
    private readonly StringBuilder _log = new();
    private Process? _process;

    /// <param name="extraConfiguration">Lines for mosquitto.conf, like <c>max_packet_size 2000</c>.</param>
    /// <param name="access">Lines of an ACL file; null lets everybody do everything.</param>
    /// <param name="listener">Lines that belong to the listener, like <c>cafile</c>.</param>
    public Mosquitto(string extraConfiguration = "", string? access = null, string listener = "")
    {
        if (access is not null)
        {
            File.WriteAllText(_folder.File("acl"), access + "\n");
            extraConfiguration += $"\nacl_file {_folder.File("acl")}";
        }

        File.WriteAllText(_folder.File("mosquitto.conf"), $"""
            listener {Port} 127.0.0.1
            {listener}
            allow_anonymous true
            user root
            persistence_location {_folder.Path}/
            log_dest stderr
            log_type error
            log_type warning
            log_type notice
            {extraConfiguration}

            """);
    }

    /// <summary>Path of the program, null when it is not installed.</summary>
    public static string? Program => Places.FirstOrDefault(File.Exists);

    public int Port { get; } = FreePort.Next();

    public string Address => $"mqtt://127.0.0.1:{Port}";

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>What it wrote since it was made.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>Returns when it accepts connections.</summary>
    public async Task StartAsync()
    {
        if (IsRunning)
            return;
        var program = Program ?? throw new InvalidOperationException("mosquitto is not installed (apt-get install mosquitto)");
        _process?.Dispose();
        _process = Process.Start(new ProcessStartInfo(program, ["-c", _folder.File("mosquitto.conf")]) { RedirectStandardError = true })!;
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.BeginErrorReadLine();
        await Wait.UntilAsync(() => _process.HasExited || Accepts(), state: () => Log);
        if (_process.HasExited)
            throw new InvalidOperationException($"mosquitto ended with {_process.ExitCode}: {Log}");
    }

    /// <summary>As systemd stops it: it says goodbye to its clients.</summary>
    public Task StopAsync() => EndAsync("-TERM");

    /// <summary>As a power cut ends it.</summary>
    public Task KillAsync() => EndAsync("-KILL");

    /// <summary>Leaves connections open but does nothing any more, like a machine that hangs.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    public Task ThawAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        _folder.Dispose();
    }

    private async Task EndAsync(string signal)
    {
        if (!IsRunning)
            return;
        await SignalAsync(signal);
        await _process!.WaitForExitAsync();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    private bool Accepts()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Append(string? line)
    {
        if (line is null)
            return;
        lock (_log)
            _log.AppendLine(line);
    }
}
