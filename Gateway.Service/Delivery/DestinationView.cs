using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Media;

namespace EdgeGateway.Service.Delivery;

/// <summary>One destination as pages and <c>GET /api/v1/destinations</c> show it.</summary>
public sealed record DestinationView(string Id, string Kind)
{
    /// <summary>Where it is connected, or tries to be.</summary>
    public required string Address { get; init; }

    /// <summary><c>connecting</c>, <c>connected</c>, <c>waiting</c>.</summary>
    public required string State { get; init; }

    /// <summary>UTC time since when it is in that state.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Seconds without connection since the gateway started.</summary>
    public double OfflineSeconds { get; init; }

    /// <summary>Events in the journal this destination does not have yet.</summary>
    public required long Queue { get; init; }

    /// <summary>Sent and not answered.</summary>
    public required int InFlight { get; init; }

    /// <summary>Everything up to this number was acknowledged or set aside.</summary>
    public required long DeliveredUpTo { get; init; }

    /// <summary>The platform's ledger covers everything up to this number; null when it sends no receipts.</summary>
    public long? ConfirmedUpTo { get; init; }

    /// <summary>Below that number, how many the platform says it lacks.</summary>
    public long ConfirmedMissing { get; init; }

    /// <summary>The same in words: confirmed up to when, how many are missing.</summary>
    public Bilingual ConfirmedSentence { get; init; }

    /// <summary>UTC time of the platform's last receipt.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The platform's check of the hash chain: <c>ok</c> or <c>broken at N</c>.</summary>
    public string? Chain { get; init; }

    /// <summary>Refused by the platform and set aside.</summary>
    public required long Quarantined { get; init; }

    /// <summary>How often personal data was handed over to it.</summary>
    public long PersonalDataSent { get; init; }

    /// <summary>How its evidence pictures stand; null when it gets none.</summary>
    public StillsView? Stills { get; init; }

    /// <summary>UTC time of the last acknowledgement since start.</summary>
    public DateTimeOffset? LastAcknowledged { get; init; }

    /// <summary>UTC time at which the oldest waiting event was written; null when none waits.</summary>
    public DateTimeOffset? OldestWaiting { get; init; }

    /// <summary>Technical detail of the last trouble; null while connected.</summary>
    public string? LastError { get; init; }
}
