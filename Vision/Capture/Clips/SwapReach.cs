namespace EdgeGateway.Vision.Capture.Clips;

/// <summary>Memory that the system may write to a disk when it is short of it is no safe place for film without its masks.</summary>
internal static class SwapReach
{
    /// <summary>True when memory of this process's group may be swapped to a disk, and when that cannot be told.</summary>
    /// <param name="root">Where <c>proc</c> and <c>sys</c> are.</param>
    public static bool Any(string root = "/")
    {
        try
        {
            return HasDisk(Path.Combine(root, "proc/swaps")) && !IsBarred(root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Swap in compressed memory (zram) is memory.</summary>
    private static bool HasDisk(string swaps) =>
        File.Exists(swaps) && File.ReadLines(swaps).Skip(1).Any(line => line.Length > 0 && !line.StartsWith("/dev/zram", StringComparison.Ordinal));

    /// <summary>The group, or one it is in, may not be swapped: <c>MemorySwapMax=0</c> of the service.</summary>
    private static bool IsBarred(string root)
    {
        var own = File.ReadLines(Path.Combine(root, "proc/self/cgroup")).FirstOrDefault(line => line.StartsWith("0::/", StringComparison.Ordinal));
        for (var group = own?[4..]; group is not null; group = group.Length == 0 ? null : Path.GetDirectoryName(group))
        {
            var limit = Path.Combine(root, "sys/fs/cgroup", group, "memory.swap.max");
            if (File.Exists(limit) && File.ReadAllText(limit).Trim() == "0")
                return true;
        }
        return false;
    }
}
