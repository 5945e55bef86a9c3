namespace EdgeGateway.Devices.Discovery;

/// <summary>A serial port as it is plugged now.</summary>
/// <param name="Name">Stable name where there is one.</param>
/// <param name="Plugging">Changes when something else is plugged under the same name.</param>
internal sealed record SeenPort(string Name, string Plugging);

/// <summary>
/// What a searching device remembers about ports: where it was last, and which ports answered nothing it understands. Those are left
/// in peace for a while, unless they are plugged anew. Pure.
/// </summary>
/// <param name="patience">How long a port that was not ours is left in peace.</param>
internal sealed class PortMemory(TimeSpan patience)
{
    private readonly Dictionary<string, (string Plugging, TimeSpan Until)> _others = new(StringComparer.Ordinal);
    private string? _last;

    /// <summary>Which ports to ask now: the one it was on last comes first, then by name.</summary>
    /// <param name="ports">All that are plugged.</param>
    /// <param name="now">Never runs backwards.</param>
    public IReadOnlyList<SeenPort> WorthAsking(IReadOnlyList<SeenPort> ports, TimeSpan now)
    {
        var plugged = ports.Select(port => port.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _others.Keys.Where(name => !plugged.Contains(name)).ToList())
            _others.Remove(gone);
        return [.. ports.Where(port => MayAsk(port, now)).OrderByDescending(port => port.Name == _last).ThenBy(port => port.Name, StringComparer.Ordinal)];
    }

    /// <summary>The device was found there.</summary>
    public void Found(SeenPort port)
    {
        _last = port.Name;
        _others.Remove(port.Name);
    }

    /// <summary>Whatever is there, it is not this device.</summary>
    public void NotOurs(SeenPort port, TimeSpan now) => _others[port.Name] = (port.Plugging, now + patience);

    private bool MayAsk(SeenPort port, TimeSpan now) =>
        !_others.TryGetValue(port.Name, out var other) || other.Plugging != port.Plugging || now >= other.Until;
}
