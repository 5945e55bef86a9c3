namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>Opens links of one kind to one destination.</summary>
internal interface IConnector
{
    /// <summary>What may be tried in turn, for people.</summary>
    IReadOnlyList<string> Addresses { get; }

    /// <summary>Every address is on this machine.</summary>
    bool AllLocal { get; }

    /// <summary>One attempt, bounded in time. What went wrong is the second value; it does not throw.</summary>
    /// <param name="address">Index into <see cref="Addresses"/>.</param>
    /// <param name="events">Called on any thread, quickly.</param>
    /// <param name="stopping">Ends the attempt.</param>
    Task<(ILink? Link, LinkLoss? Loss)> ConnectAsync(int address, LinkEvents events, CancellationToken stopping);
}
