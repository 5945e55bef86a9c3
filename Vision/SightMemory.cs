using System.Text.Json;
using EdgeGateway.Vision.Rules;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision;

/// <summary>
/// What a camera must not forget in a restart, or when another box takes it over: what stands where since when, and what its rules have told.
/// Times inside are those of the camera's own clock, which runs on through the gap.
/// </summary>
public sealed record SightMemory
{
    /// <summary>UTC by the gateway's clock when it was written.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Start of the machine it was written in, and its clock since then: the gap is exact when it is read in the same start. Null: not known.</summary>
    public string? MachineBoot { get; init; }

    public TimeSpan MachineTime { get; init; }

    /// <summary>The camera's clock: time since its first picture ever.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>How much of that had no pictures.</summary>
    public required TimeSpan Blind { get; init; }

    public required IReadOnlyList<PlaceMemory> Places { get; init; }
    public required IReadOnlyList<RuleMemory> Rules { get; init; }

    /// <summary>What the scene looks like without new things; null unless a rule needs it.</summary>
    public byte[]? Background { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, SightMemoryJson.Default.SightMemory);

    /// <summary>Null for text that is no memory: the camera starts anew.</summary>
    public static SightMemory? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SightMemoryJson.Default.SightMemory);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// How long nobody looked: by the machine's clock when it did not start anew, else by the wall clock, and never less than nothing, wherever that was
    /// set to meanwhile.
    /// </summary>
    public TimeSpan GapUntil(DateTimeOffset now, string? machineBoot, TimeSpan machineTime)
    {
        var gap = MachineBoot is not null && MachineBoot == machineBoot ? machineTime - MachineTime : now - TakenAt;
        return gap > TimeSpan.Zero ? gap : TimeSpan.Zero;
    }
}
