namespace EdgeGateway.Service.Delivery.Media;

/// <summary>A picture or clip that a platform is to get.</summary>
/// <param name="CaseId">Its case.</param>
/// <param name="Name">File name.</param>
/// <param name="Sha256">As the event has it.</param>
/// <param name="Bytes">As the event has it.</param>
/// <param name="TakenAt">UTC.</param>
internal sealed record PictureRow(Guid CaseId, string Name, string Sha256, long Bytes, DateTimeOffset TakenAt)
{
    /// <summary>0 before it is in the journal's file.</summary>
    public long Id { get; init; }

    /// <summary>Number of the event that told of it.</summary>
    public long Seq { get; init; }

    /// <summary>Id of that event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Tries that failed.</summary>
    public int Attempts { get; init; }

    /// <summary>One of <see cref="PictureStates"/>.</summary>
    public string State { get; init; } = PictureStates.Waiting;

    /// <summary>Why it is not delivered; empty when it is, or simply waits.</summary>
    public string Reason { get; init; } = "";
}
