namespace EdgeGateway.Vision;

/// <summary>Writes down now and then what a camera must not forget, and reads it back once at the start.</summary>
/// <param name="recall">Gives the latest of a camera, or null.</param>
/// <param name="keep">Takes a new one; returns quickly, the writing is done elsewhere.</param>
public sealed class CameraMemory(Func<string, SightMemory?> recall, Action<string, SightMemory> keep)
{
    /// <summary>Nothing is written and nothing comes back.</summary>
    public static readonly CameraMemory None = new(static _ => null, static (_, _) => { });

    /// <summary>At most this much is lost when the power goes; what a rule has told is written at once.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public SightMemory? Recall(string camera) => recall(camera);

    public void Keep(string camera, SightMemory memory) => keep(camera, memory);
}
