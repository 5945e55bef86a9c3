using System.Collections.Concurrent;

namespace EdgeGateway.Devices.Discovery;

/// <summary>
/// Who has which port: one owner each, as UnifiedPOS Claim wants it. Ports are compared by what their name leads to at that moment,
/// so two names of one port are one port.
/// </summary>
public sealed class PortClaims
{
    private readonly ConcurrentDictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _reserved = new(StringComparer.Ordinal);

    /// <summary>The configuration gives this port to a device: nobody else probes it, whether it is open or not.</summary>
    public void Reserve(string port, string owner) => _reserved.TryAdd(port, owner);

    /// <summary>Device that the configuration gave the port to, when it is another than <paramref name="asking"/>; else null.</summary>
    public string? ReservedFor(string port, string asking)
    {
        var real = Real(port);
        foreach (var (name, owner) in _reserved)
        {
            if (owner != asking && Real(name) == real)
                return owner;
        }
        return null;
    }

    /// <summary>Takes the port until the claim is disposed of.</summary>
    /// <param name="owner">Who has it when the answer is null.</param>
    public IDisposable? TryClaim(string port, string asking, out string owner)
    {
        var real = Real(port);
        owner = _owners.GetOrAdd(real, asking);
        // The same device never asks twice at a time, so its own name means that it is the first.
        return owner == asking ? new Claim(_owners, real) : null;
    }

    private static string Real(string port)
    {
        // COM3 is a name and no path.
        if (!port.StartsWith('/'))
            return port;
        try
        {
            return File.ResolveLinkTarget(port, returnFinalTarget: true)?.FullName ?? port;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Not plugged, or not ours to look at: the name is all there is.
            return port;
        }
    }

    private sealed class Claim(ConcurrentDictionary<string, string> owners, string port) : IDisposable
    {
        public void Dispose() => owners.TryRemove(port, out _);
    }
}
