using System.ComponentModel.DataAnnotations;
using EdgeGateway.Service.Delivery.Files;
using EdgeGateway.Service.Delivery.Filter;
using EdgeGateway.Service.Delivery.Http;
using EdgeGateway.Service.Delivery.Media;

namespace EdgeGateway.Service.Delivery;

/// <summary>One platform that receives events.</summary>
public sealed class DestinationOptions
{
    /// <summary>Name on pages, in metrics and in the journal. Renaming it starts a new cursor.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,39}$")]
    public string Id { get; init; } = "";

    /// <summary>Kind of link. <c>mqtt5</c> and <c>mqtt311</c> need <c>brokers</c>, <c>http</c> needs <c>http.url</c>, <c>file</c> needs <c>folder.path</c>.</summary>
    [Required, RegularExpression("^(mqtt5|mqtt311|http|file)$")]
    public string Kind { get; init; } = "mqtt5";

    /// <summary>Addresses tried in turn: <c>mqtt://host:1883</c>, <c>mqtts://host:8883</c>. Kinds mqtt5 and mqtt311.</summary>
    public IReadOnlyList<string> Brokers { get; init; } = [];

    /// <summary>Kind http: where events are posted.</summary>
    public HttpOptions Http { get; init; } = new();

    /// <summary>Kind file: where events are written.</summary>
    public FolderOptions Folder { get; init; } = new();

    /// <summary>Which events it gets. Nothing set: every one.</summary>
    public FilterOptions Filter { get; init; } = new();

    /// <summary>How evidence pictures of cases get to it.</summary>
    public StillOptions Stills { get; init; } = new();

    /// <summary>Mapping file for a platform that wants another shape, like <c>profiles/city.json</c>; null: events go as they are.</summary>
    public string? Mapping { get; init; }

    /// <summary>Allows the mapping to send the buyer's name, number and address in clear. Every such sending is recorded.</summary>
    public bool SendPersonalData { get; init; }

    /// <summary>Name the broker knows this gateway by; null: none.</summary>
    public string? UserName { get; init; }

    /// <summary>Name of an environment variable that holds the password. The password itself is never in this file.</summary>
    public string? PasswordVariable { get; init; }

    /// <summary>PEM file with the authorities that may have signed the broker's certificate, beside those the system trusts.</summary>
    public string? CaFile { get; init; }

    /// <summary>PEM file with this box's certificate (and key, unless <see cref="ClientKeyFile"/> is set) for mutual TLS. Read at every connect.</summary>
    public string? ClientCertificateFile { get; init; }

    /// <summary>PEM file with the key of <see cref="ClientCertificateFile"/>.</summary>
    public string? ClientKeyFile { get; init; }

    /// <summary>Messages in flight; the broker's Receive Maximum lowers it. 1 to 1000.</summary>
    [Range(1, 1000)]
    public int Window { get; init; } = 64;

    /// <summary>Longest wait for the connection to stand, TLS included. 1 s to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for one acknowledgement; after it the link counts as dead. 1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan PublishTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A broker that says nothing for this long counts as dead; measured on a monotonic clock; the server's value wins when it is shorter.
    /// Two small packets per half of it, for ever: raise it on mobile data. 1 s to 10 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Longest pause between two attempts. Null: 2 s when every broker is on this machine, else 30 s. 100 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan? ReconnectCap { get; init; }

    /// <summary>A connection that stood this long was good: the next pause is short again. 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Events per second from the time without connection; 0 for no limit. Live events are not slowed. 0 to 1,000,000.</summary>
    [Range(0, 1_000_000)]
    public int ReplayRate { get; init; } = 2000;

    /// <summary>A backlog larger than the window starts after a random part of this, so that a region that comes back is no storm. 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ReplayStartDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// False: an event for which the broker found no subscriber stays here and is tried again, because such a broker throws it away.
    /// True where the platform takes events through rules inside the broker instead of a subscription.
    /// </summary>
    public bool AcceptNoSubscriber { get; init; }

    /// <summary>
    /// Commands this platform may send (MQTT 5): ping, status, resend, reload-configuration, apply-configuration, import-catalogue, take-snapshot, restart-device. Empty: none is
    /// listened for.
    /// </summary>
    public IReadOnlyList<string> Commands { get; init; } = ["ping", "status"];

    /// <summary>False: its events wait, nothing is sent.</summary>
    public bool Enabled { get; init; } = true;
}
