using System.Text.Json;

namespace EdgeGateway.Devices.BoxSensors;

/// <summary>What <c>smartctl -j -A</c> says about a disk's wear. Pure; what it does not understand is null.</summary>
internal static class SmartReport
{
    // SSD life left, media wear-out, life time remaining, wear levelling: normalised values that fall from 100. Makers use one or the other.
    private static readonly int[] LifeLeft = [231, 233, 202, 177];
    private const int SpareBelowThreshold = 1;

    /// <summary>Part of the life that is used up and whether the end is near.</summary>
    public static (double? Worn, bool? NearEnd) Read(string? json)
    {
        if (string.IsNullOrEmpty(json))
            return default;
        try
        {
            using var document = JsonDocument.Parse(json);
            return Nvme(document.RootElement) ?? Ata(document.RootElement) ?? default;
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException or FormatException)
        {
            return default;
        }
    }

    private static (double?, bool?)? Nvme(JsonElement root)
    {
        if (!root.TryGetProperty("nvme_smart_health_information_log", out var log))
            return null;
        double? used = log.TryGetProperty("percentage_used", out var percent) ? percent.GetInt32() / 100.0 : null;
        bool? near = log.TryGetProperty("critical_warning", out var warning) ? (warning.GetInt32() & SpareBelowThreshold) != 0 : null;
        return (used, near);
    }

    private static (double?, bool?)? Ata(JsonElement root)
    {
        if (!root.TryGetProperty("ata_smart_attributes", out var attributes) || !attributes.TryGetProperty("table", out var table))
            return null;
        var rows = table.EnumerateArray().ToDictionary(row => row.GetProperty("id").GetInt32());
        foreach (var id in LifeLeft)
        {
            if (rows.TryGetValue(id, out var row) && row.GetProperty("value").GetInt32() is >= 0 and <= 100 and var left)
                return ((100 - left) / 100.0, row.TryGetProperty("when_failed", out var failed) && failed.GetString() is { Length: > 0 });
        }

        return null;
    }
}
