using System.ComponentModel.DataAnnotations;
using EdgeGateway.Devices;
using EdgeGateway.Service.Alerts;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.LocalApi;
using EdgeGateway.Service.LocalPlatform;
using EdgeGateway.Service.Space;
using EdgeGateway.Service.Web;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Service.Configuration;

/// <summary>The whole configuration: one file, read and checked once at start, immutable afterwards. Registered as a singleton.</summary>
public sealed class GatewayOptions
{
    /// <summary>Identity of this box towards every platform; part of topics and event sources. Never change it in service.</summary>
    [Required, RegularExpression("^[A-Za-z0-9][A-Za-z0-9-]{2,39}$")]
    public string GatewayId { get; init; } = "";

    /// <summary>Where journal, evidence and keys live. Relative paths start at the configuration file's folder.</summary>
    [Required]
    public string DataDirectory { get; init; } = "data";

    /// <summary>Folders searched for detection models, before the built-in places.</summary>
    public string? ModelDirectory { get; init; }

    public WebOptions Web { get; init; } = new();
    public LogOptions Log { get; init; } = new();
    public CheckoutOptions Checkout { get; init; } = new();

    /// <summary>Second-generation ID-card readers.</summary>
    public IReadOnlyList<DeviceOptions> IdCardReaders { get; init; } = [];

    /// <summary>Barcode and QR scanners on serial ports.</summary>
    public IReadOnlyList<DeviceOptions> Scanners { get; init; } = [];

    /// <summary>ESC/POS receipt printers; the first one that works prints.</summary>
    public IReadOnlyList<DeviceOptions> ReceiptPrinters { get; init; } = [];

    /// <summary>Cameras and their rules. None: nothing of the vision part is loaded.</summary>
    public IReadOnlyList<CameraOptions> Cameras { get; init; } = [];

    /// <summary>How the cameras' detection models run.</summary>
    public InferenceOptions Inference { get; init; } = new();

    /// <summary>Holidays and working days, for the schedules of camera rules.</summary>
    public CalendarOptions Calendar { get; init; } = new();

    public CaseOptions Cases { get; init; } = new();

    /// <summary>Platforms that receive every event. None: events are kept.</summary>
    public IReadOnlyList<DestinationOptions> Destinations { get; init; } = [];

    public SpaceOptions Space { get; init; } = new();

    public MetricsOptions Metrics { get; init; } = new();

    public AlertOptions Alerts { get; init; } = new();

    public LocalPlatformOptions LocalPlatform { get; init; } = new();

    public LocalApiOptions LocalApi { get; init; } = new();

    /// <summary>No file was named: the built-in demo runs. Not a setting; other configurations may have virtual devices too.</summary>
    internal bool IsDemo { get; set; }
}
