namespace EdgeGateway.Service.Updates;

/// <summary>What <c>update FILE</c> was asked for.</summary>
internal sealed record UpdateRequest
{
    public required string Package { get; init; }

    /// <summary>Folder with <c>versions</c> and <c>current</c>.</summary>
    public required string Home { get; init; }

    /// <summary>Folder with the public keys that are trusted.</summary>
    public required string Keys { get; init; }

    /// <summary>Where the journal is.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>An older or the same version is wanted.</summary>
    public bool Force { get; init; }

    /// <summary>The version may raise the journal's tables, though there is no way back then.</summary>
    public bool OneWay { get; init; }

    /// <summary>How long the new version must be well.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long it may take to become well.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromMinutes(4);
}
