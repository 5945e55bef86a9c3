using System.Globalization;

namespace EdgeGateway.Service.LocalApi.Access;

/// <summary>When a page made a request, by the gateway's clock: <c>3f2a…9c.120345</c>.</summary>
/// <param name="Session">Name of the gateway's start, from the probe.</param>
/// <param name="At">Milliseconds since then.</param>
internal sealed record PageStamp(string Session, long At)
{
    /// <summary>Null for anything else.</summary>
    public static PageStamp? Parse(string? text) =>
        text?.Split('.') is [{ Length: 16 } session, var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new PageStamp(session, at)
            : null;
}
