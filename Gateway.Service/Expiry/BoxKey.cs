namespace EdgeGateway.Service.Expiry;

/// <summary>The box's signing key, only looked at from outside: it never expires, but its age says when it was last changed.</summary>
internal sealed class BoxKey(string dataDirectory)
{
    private readonly FileInfo _file = new(Path.Combine(dataDirectory, "keys", "signing.key"));

    /// <summary>UTC; null while none was needed yet.</summary>
    public DateTimeOffset? MadeAt
    {
        get
        {
            _file.Refresh();
            return _file.Exists ? new DateTimeOffset(_file.LastWriteTimeUtc, TimeSpan.Zero) : null;
        }
    }
}
