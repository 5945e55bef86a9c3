namespace EdgeGateway.Service.Commands;

/// <summary>A command as it came over a link.</summary>
/// <param name="Destination">Id of the platform it came from.</param>
/// <param name="Name">Last part of the topic.</param>
/// <param name="Payload">A JSON object, or empty.</param>
internal sealed record CommandMessage(string Destination, string Name, ReadOnlyMemory<byte> Payload)
{
    /// <summary>MQTT 5 correlation data as hex digits; null when there was none.</summary>
    public string? Correlation { get; init; }

    /// <summary>How long it is good for from <see cref="ReceivedAt"/> on; null for ever. The broker has taken off what it waited there.</summary>
    public TimeSpan? GoodFor { get; init; }

    /// <summary>Monotonic time stamp of the arrival. A command never expires by a wall clock.</summary>
    public long ReceivedAt { get; init; }

    /// <summary>User property <c>who</c>: the person or program behind it, for the audit record.</summary>
    public string? Who { get; init; }

    /// <summary>The broker had kept it: it may be any age.</summary>
    public bool Retained { get; init; }

    /// <summary>What this platform may ask for.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Sends the answer back; never throws. The flag says that it is the answer of an earlier time.</summary>
    public Func<ReadOnlyMemory<byte>, bool, Task> ReplyAsync { get; init; } = (_, _) => Task.CompletedTask;
}
