using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Web;

/// <summary>Where pages and API listen.</summary>
public sealed class WebOptions
{
    /// <summary>Address to listen on. Anything but loopback needs <see cref="CertificateFile"/> and <see cref="PasswordVariable"/>, or the start stops.</summary>
    [Required]
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>1 to 65535; 0 takes a free one and prints it.</summary>
    [Range(0, 65535)]
    public int Port { get; init; } = 8080;

    /// <summary>Names this box is called by in a browser, besides its IP address and localhost. Other names are refused (DNS rebinding).</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>PEM file with certificate and key; turns TLS on.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>Name of the environment variable with the operator's password.</summary>
    public string? PasswordVariable { get; init; }
}
