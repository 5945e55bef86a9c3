using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Vision.Capture.Clips;

/// <summary>Film of the last minutes, kept as it comes from the camera so that evidence can have a clip.</summary>
public sealed class ClipOptions
{
    /// <summary>How much film is kept. Zero: none, nothing is written.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:20:00")]
    public TimeSpan Keep { get; init; } = TimeSpan.Zero;

    /// <summary>True: every case of this camera gets a clip, as long as film is kept. With masks it is encoded anew, which costs some seconds of a processor.</summary>
    public bool Attach { get; init; } = true;

    /// <summary>Most megabytes of film of this camera on the disk, whatever its rate.</summary>
    [Range(10, 10_000)]
    public int MaxMegabytes { get; init; } = 200;

    /// <summary>
    /// Most megabytes of film of a camera with privacy masks. It is kept in memory only, because it comes without masks, so there may be less of it than <see cref="Keep"/> says.
    /// </summary>
    [Range(5, 2_000)]
    public int MaxMemoryMegabytes { get; init; } = 48;

    /// <summary>Film before the first moment of a clip.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:02:00")]
    public TimeSpan PreRoll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Film after the last moment of a clip.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:02:00")]
    public TimeSpan PostRoll { get; init; } = TimeSpan.FromSeconds(5);
}
