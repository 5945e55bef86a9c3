using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;

namespace EdgeGateway.Vision.Capture;

/// <summary>
/// One ffmpeg child. Start it on the thread that reads its output and lives as long as it does: the kernel ends the child with the thread
/// that started it, so that no child outlives a gateway that was killed.
/// </summary>
internal sealed class FfmpegProcess : IDisposable
{
    private static readonly TimeSpan GraceToExit = TimeSpan.FromSeconds(2);

    /// <summary>The words come before the first picture, but through another pipe.</summary>
    private static readonly TimeSpan GraceToSpeak = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Thread _errors;
    private readonly Action<string>? _complained;
    private readonly ManualResetEventSlim _spoken = new();
    private YuvColour _colour;

    private FfmpegProcess(Process process, Action<string>? complained)
    {
        (_process, _complained) = (process, complained);
        Id = process.Id;
        if (Output is PipeStream pipe)
            PipeRoom.Widen(pipe.SafePipeHandle);
        // Redirected pipes cannot be awaited on Linux without holding a pool thread each; a small thread of our own says so.
        _errors = new Thread(ReadErrors, 128 * 1024) { IsBackground = true, Name = "ffmpeg errors" };
        _errors.Start();
    }

    public int Id { get; }

    /// <summary>Last lines of standard error, without passwords.</summary>
    public ErrorTail Errors { get; } = new();

    /// <summary>What the bytes of its pictures mean; asked when the first has come.</summary>
    public YuvColour Colour()
    {
        _spoken.Wait(GraceToSpeak);
        return _colour;
    }

    public Stream Output => _process.StandardOutput.BaseStream;

    /// <param name="command">What it is told.</param>
    /// <param name="complained">Gets every line of standard error, on a thread of its own.</param>
    /// <param name="program">Or <c>ffprobe</c>, which understands the same.</param>
    /// <returns>Null when ffmpeg is not installed.</returns>
    public static FfmpegProcess? Start(FfmpegCommand command, Action<string>? complained = null, string program = Programs.Ffmpeg)
    {
        if (Programs.Find(program) is not { } ffmpeg)
            return null;
        var guard = OperatingSystem.IsLinux() ? Programs.Find(Programs.SetPriv) : null;
        IEnumerable<string> arguments = guard is null ? command.Arguments : ["--pdeathsig", "KILL", "--", .. Yielding(ffmpeg), .. command.Arguments];
        var start = new ProcessStartInfo(guard ?? ffmpeg, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var child = new FfmpegProcess(Process.Start(start)!, complained);
        child.Tell(command.Script);
        return child;
    }

    /// <summary>Processor time it used so far, of all its threads. Null once it is gone, and where the system does not tell.</summary>
    public TimeSpan? ProcessorTime()
    {
        try
        {
            return _process.TotalProcessorTime;
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException or Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Ends it at once; <see cref="Output"/> then ends too. Any thread, any number of times.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the same moment, which is what was wanted.
            return;
        }
    }

    /// <summary>Waits until it is gone, kills it when it does not go, and returns its exit code.</summary>
    public int End()
    {
        if (!_process.WaitForExit(GraceToExit))
        {
            Kill();
            _process.WaitForExit();
        }
        _errors.Join(GraceToExit);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        Kill();
        End();
        // A process does not close the streams that somebody read from: every reconnect would leave two handles to the next collection.
        _process.StandardOutput.Dispose();
        _process.StandardError.Dispose();
        _process.Dispose();
        _spoken.Dispose();
    }

    /// <summary>
    /// Fifty decoders and one gateway are fifty-one equals to the system: short of time, decoding would take it all, and what was decoded would never be looked at. So
    /// decoders step back behind the gateway.
    /// </summary>
    private static string[] Yielding(string ffmpeg) => Programs.Find(Programs.Nice) is { } nice ? [nice, "-n", "10", ffmpeg] : [ffmpeg];

    private void Tell(string? script)
    {
        try
        {
            if (script is not null)
                _process.StandardInput.Write(script);
            _process.StandardInput.Close();
        }
        catch (IOException e)
        {
            // It died before it read: its own last words say why, and the end of its output is handled like every end.
            Errors.Add(e.Message);
        }
    }

    private void Hear(YuvColour colour)
    {
        _colour = colour;
        _spoken.Set();
    }

    private void ReadErrors()
    {
        while (_process.StandardError.ReadLine() is { } line)
        {
            if (FfmpegWords.Colour(line) is { } colour)
                Hear(colour);
            if (!FfmpegWords.IsError(line))
                continue;
            Errors.Add(line);
            _complained?.Invoke(line);
        }
    }
}
