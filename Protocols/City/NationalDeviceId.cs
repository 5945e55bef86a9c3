using System.Diagnostics.CodeAnalysis;

namespace EdgeGateway.Protocols.City;

/// <summary>
/// Device or channel id of GB/T 28181, coding rule A: 20 digits = centre 8 + industry 2 + type 3 + network 1 + serial 6.
/// </summary>
public sealed record NationalDeviceId
{
    public const int Length = 20;

    private NationalDeviceId(string text) => Text = text;

    /// <summary>All 20 digits.</summary>
    public string Text { get; }

    /// <summary>Administrative division of the centre, 8 digits; unused positions are 0.</summary>
    public string Centre => Text[..8];

    /// <summary>Industry, 2 digits: 08 city management, 40 to 44 farming, 45 wholesale and retail.</summary>
    public string Industry => Text[8..10];

    /// <summary>Type, 3 digits: 131 camera, 132 network camera, 134 alarm input, 209 gateway, 505 video analysis device.</summary>
    public string Type => Text[10..13];

    /// <summary>Network: 0 and 1 police video, 2 industry, 5 police information, 6 e-government, 7 internet, 8 leased line.</summary>
    public char Network => Text[13];

    /// <summary>Serial number inside the centre, 6 digits.</summary>
    public string Serial => Text[14..];

    /// <summary>True for the types that hand out a picture: camera, network camera, multi-lens camera.</summary>
    public bool IsCamera => Type is "131" or "132" or "122";

    public static bool TryParse(string? text, [NotNullWhen(true)] out NationalDeviceId? id)
    {
        var valid = text is { Length: Length } && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
        id = valid ? new NationalDeviceId(text!) : null;
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Text;
}
