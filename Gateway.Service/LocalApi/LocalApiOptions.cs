using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.LocalApi;

/// <summary>Reader, scanner and printer for a till page of another vendor that runs in a browser on this very PC.</summary>
public sealed class LocalApiOptions
{
    /// <summary>True: the pages named in <see cref="Pages"/> may pair with this gateway. Needs <c>checkout.enabled</c>.</summary>
    public bool Enabled { get; init; }

    /// <summary>Pages that may ask. Nobody else gets an answer.</summary>
    [MaxLength(20)]
    public IReadOnlyList<LocalPageOptions> Pages { get; init; } = [];

    /// <summary>How far the time of a request may be from the gateway's own clock, either way. 5 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:05:00")]
    public TimeSpan TimeWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a pairing code is good for. 30 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "00:10:00")]
    public TimeSpan CodeLifetime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Requests a second each page may make on average; twice as many at once. 1 to 200.</summary>
    [Range(1, 200)]
    public int RequestsPerSecond { get; init; } = 20;

    /// <summary>How long a read card can still be fetched in the way of the vendors' services, then it is forgotten. 1 s to 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan CardLifetime { get; init; } = TimeSpan.FromSeconds(15);
}
