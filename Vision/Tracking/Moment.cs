namespace EdgeGateway.Vision.Tracking;

/// <summary>A point in a camera's time, which runs on through reconnects.</summary>
/// <param name="At">Since the first picture. Stream time within a connection, the box's monotonic clock between connections.</param>
/// <param name="Blind">How much of <paramref name="At"/> had no pictures: reconnects and jumps of the stream clock.</param>
internal readonly record struct Moment(TimeSpan At, TimeSpan Blind)
{
    /// <summary>What is seen this early was there before the camera was.</summary>
    public static readonly TimeSpan Start = TimeSpan.FromSeconds(1);

    /// <summary>Time with pictures only: what patience is measured in, because nothing can be missed while nobody looks.</summary>
    public TimeSpan Clear => At - Blind;

    public static Moment Seconds(double at) => new(TimeSpan.FromSeconds(at), TimeSpan.Zero);
}
