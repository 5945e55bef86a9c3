using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Space;

/// <summary>
/// Something that keeps files in the data directory and can do without some of them. Registered as a singleton by the room that owns the files;
/// asked only when the disk's reserve is touched. Oldest first, please.
/// </summary>
/// <param name="Name">Its folder in the data directory, like <c>snapshots</c>; shown to people.</param>
/// <param name="Class">Telemetry is asked before undelivered telemetry is dropped, Change before undelivered changes; others are never asked.</param>
/// <param name="FreeAsync">Deletes at least so many bytes if it can, returns what it deleted. Throws only <see cref="IOException"/>.</param>
internal sealed record SpaceUser(string Name, EventClass Class, Func<long, CancellationToken, Task<Freed>> FreeAsync);

/// <summary>What was deleted.</summary>
internal readonly record struct Freed(long Count, long Bytes)
{
    public static Freed operator +(Freed a, Freed b) => new(a.Count + b.Count, a.Bytes + b.Bytes);
}
