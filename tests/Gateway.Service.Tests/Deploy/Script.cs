using System.Diagnostics;

namespace EdgeGateway.Service.Tests.Deploy;

/// <summary>Runs a program to its end and keeps what it said.</summary>
internal static class Script
{
    /// <summary>Reason of scripts that cannot do their work on this machine.</summary>
    public const int CannotHere = 77;

    public static async Task<(int Code, string Said)> RunAsync(string program, IReadOnlyList<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await said + await complained);
    }
}
