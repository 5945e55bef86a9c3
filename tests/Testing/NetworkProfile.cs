namespace EdgeGateway.Testing;

/// <summary>
/// How a network behaves, for a <see cref="FaultProxy"/>. Stalls and resets come by bytes, not by time, so that the same traffic always meets
/// them at the same places.
/// </summary>
public sealed record NetworkProfile
{
    public static NetworkProfile Clean { get; } = new();

    /// <summary>Mobile data: 100 ms for the way there and back.</summary>
    public static NetworkProfile ThreeG { get; } = new() { Delay = TimeSpan.FromMilliseconds(50), Jitter = TimeSpan.FromMilliseconds(10) };

    /// <summary>600 ms for the way there and back, moments in which nothing passes, and now and then an end without a word.</summary>
    public static NetworkProfile Satellite { get; } = new()
    {
        Delay = TimeSpan.FromMilliseconds(275),
        Jitter = TimeSpan.FromMilliseconds(50),
        StallAfterBytes = 20_000,
        StallFor = TimeSpan.FromMilliseconds(400),
        ResetAfterBytes = 60_000,
    };

    /// <summary>One way, in each direction. Later bytes do not wait for earlier ones to arrive: it is a way, not a bottleneck.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Up to this much is added, at random; bytes never overtake each other.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>After so many bytes to the server everything of that connection stands still for a while; 0 for never.</summary>
    public int StallAfterBytes { get; init; }

    public TimeSpan StallFor { get; init; }

    /// <summary>After so many bytes to the server the connection is reset, and what was under way is gone; 0 for never.</summary>
    public int ResetAfterBytes { get; init; }
}
