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

    /// <summary>Open handles by kind, most first.</summary>
    public static string Kinds(int process) => string.Join(", ", Directory.GetFileSystemEntries($"/proc/{process}/fd").Select(Kind)
        .GroupBy(kind => kind, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}").Take(8));

    private static string Kind(string link)
    {
        var target = new FileInfo(link).LinkTarget ?? "gone";
        return target.StartsWith('/') ? Path.GetExtension(target) is { Length: > 0 } ending ? ending : "file" : target.Split(':')[0];
    }

    private static double Number(string[] status, string name) => double.Parse(
        status.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);

    private static int ChildrenOf(int process) => Directory.GetDirectories($"/proc/{process}/task").Sum(thread =>
    {
        var children = Path.Combine(thread, "children");
        return File.Exists(children) ? File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length : 0;
    });
}
