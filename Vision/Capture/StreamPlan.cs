namespace EdgeGateway.Vision.Capture;

/// <summary>How a stream is fetched this time.</summary>
/// <param name="Transport"><c>tcp</c> or <c>udp</c>.</param>
/// <param name="HardwareDecoding"><c>none</c> or ffmpeg's name of it.</param>
/// <param name="FilmPattern">Files for the film that is kept; null: none.</param>
/// <param name="FilmList">List of the finished ones.</param>
internal sealed record StreamPlan(string Transport, string HardwareDecoding, string? FilmPattern = null, string? FilmList = null)
{
    public static readonly StreamPlan Plain = new("tcp", "none");
}
