using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace EdgeGateway.Vision.Capture;

internal enum AddressKind
{
    Rtsp,
    File,

    /// <summary>Video4Linux.</summary>
    Device,
    Virtual,
}

/// <summary>
/// Where a picture comes from. May hold a password: <see cref="Text"/> goes to the child process only, <see cref="ToString"/> everywhere else.
/// </summary>
internal sealed partial record CameraAddress
{
    private CameraAddress(AddressKind kind, string text, bool local) => (Kind, Text, IsLocal) = (kind, text, local);

    public AddressKind Kind { get; }

    /// <summary>The whole RTSP address, the file's path, or what follows <c>virtual:</c>.</summary>
    public string Text { get; }

    /// <summary>On this machine: trying again often costs nobody anything.</summary>
    public bool IsLocal { get; }

    public static bool TryParse(string address, [NotNullWhen(true)] out CameraAddress? parsed)
    {
        parsed = address.Any(char.IsControl) ? null
            : address.StartsWith("rtsp://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("rtsps://", StringComparison.OrdinalIgnoreCase) ? Rtsp(address)
            : address.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? File(address["file:".Length..])
            : address.StartsWith("v4l2:/dev/", StringComparison.OrdinalIgnoreCase) ? new CameraAddress(AddressKind.Device, address["v4l2:".Length..], true)
            : address.StartsWith("virtual:", StringComparison.OrdinalIgnoreCase) ? new CameraAddress(AddressKind.Virtual, address["virtual:".Length..], true)
            : null;
        return parsed is not null;
    }

    public static CameraAddress OfFile(string path) => new(AddressKind.File, path, true);

    public static CameraAddress? Rtsp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? new CameraAddress(AddressKind.Rtsp, address, uri.IsLoopback) : null;

    /// <summary>Takes user and password out of every address in a text, whoever wrote it.</summary>
    public static string Redact(string text) => Login().Replace(text, "://***@");

    /// <summary>Without user and password.</summary>
    public override string ToString() => Kind switch
    {
        AddressKind.File => $"file:{Text}",
        AddressKind.Device => $"v4l2:{Text}",
        AddressKind.Virtual => $"virtual:{Text}",
        _ => Redact(Text),
    };

    private static CameraAddress? File(string path)
    {
        // file:///clip.mp4 and file:/clip.mp4 are the same; file:clip.mp4 starts at the working folder.
        var plain = path.StartsWith("///", StringComparison.Ordinal) ? path[2..] : path;
        return plain.Length > 0 ? OfFile(plain) : null;
    }

    // Up to the last @ before the path: a password typed with a bare @ must not stay half visible.
    [GeneratedRegex("://[^/\\s]*@")]
    private static partial Regex Login();
}
