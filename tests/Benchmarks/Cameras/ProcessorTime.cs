using System.Globalization;
using System.Runtime.InteropServices;

namespace EdgeGateway.Benchmarks.Cameras;

/// <summary>Processor time by Linux' own books: of this thread, of other processes, of the whole machine.</summary>
internal static partial class ProcessorTime
{
    private const int ThreadClock = 3;
    private const double TicksASecond = 100;

    /// <summary>Of the calling thread: what else the machine does stays out of it.</summary>
    public static TimeSpan OfThread() => GetClock(ThreadClock, out var time) == 0 ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0) : TimeSpan.Zero;

    /// <summary>User and system time of a process so far; null when it is gone.</summary>
    public static double? Seconds(int process) => Stat(process) is { } fields ? (Number(fields[11]) + Number(fields[12])) / TicksASecond : null;

    /// <summary>This process's children.</summary>
    public static List<int> Children() => [.. Directory.GetDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
        .Where(id => id > 0 && Stat(id) is { } fields && fields[1] == $"{Environment.ProcessId}")];

    /// <summary>Resident memory in megabytes.</summary>
    public static double Megabytes(int process) => Stat(process) is { } fields ? Number(fields[21]) * Environment.SystemPageSize / 1e6 : 0;

    /// <summary>Busy seconds of all cores since the machine started.</summary>
    public static double MachineSeconds()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Skip(1).Take(8).Where((_, i) => i is not 3 and not 4).Sum(Number) / TicksASecond;
    }

    public static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    /// <summary>Fields of /proc/ID/stat after the name, which may hold anything.</summary>
    private static string[]? Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetClock(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
