using System.Globalization;

namespace EdgeGateway.KillLedger.Soak;

/// <summary>What a process holds at a moment, by Linux' own books.</summary>
internal readonly record struct SoakSample(TimeSpan At, double Megabytes, int Handles, int Threads, int Children)
{
    public static SoakSample Of(int process, TimeSpan at)
    {
        try
        {
            var status = File.ReadAllLines($"/proc/{process}/status");
            return new SoakSample(
                at, Number(status, "RssAnon:") / 1024, Directory.GetFileSystemEntries($"/proc/{process}/fd").Length, (int)Number(status, "Threads:"), ChildrenOf(process));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    private static double Number(string[] status, string name) => double.Parse(
        status.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);

    private static int ChildrenOf(int process) => Directory.GetDirectories($"/proc/{process}/task").Sum(thread =>
    {
        var children = Path.Combine(thread, "children");
        return File.Exists(children) ? File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length : 0;
    });
}
