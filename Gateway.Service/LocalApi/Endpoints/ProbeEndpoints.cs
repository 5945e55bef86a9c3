using EdgeGateway.Service.Health;
using EdgeGateway.Service.LocalApi.Access;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary>
/// <c>GET /local/v1/probe</c>: is a gateway here, and what time is it there. A page calls it first: the browser shows its prompt for the
/// local network then, and the page can tell "not allowed" from "not running". <c>GET …/devices</c>: how the devices are.
/// </summary>
internal static class ProbeEndpoints
{
    public static void Map(IEndpointRouteBuilder local)
    {
        local.MapGet("/probe", (HttpContext context, PageGate gate, GatewaySession session) =>
        {
            var origin = context.Request.Headers.Origin.ToString();
            var scopes = gate.Listed(origin)?.Scopes ?? [];
            return Results.Json(new ProbeAnswer("EdgeGateway", VersionVerb.Version, session.Name, session.Now, origin, scopes), LocalApiJson.Plain.ProbeAnswer);
        }).WithMetadata(PageAccess.Listed);
        local.MapGet("/devices", (HealthRegistry health) => Results.Json(
            [.. health.All.Where(DeviceAnswer.Concerns).Select(DeviceAnswer.Of)], LocalApiJson.Plain.IReadOnlyListDeviceAnswer)).WithMetadata(PageAccess.Paired);
    }
}

/// <param name="Session">First part of <c>EG-Time</c>.</param>
/// <param name="Now">Second part of <c>EG-Time</c> at this moment, in ms.</param>
/// <param name="Scopes">The most this page may ask for.</param>
internal sealed record ProbeAnswer(string Name, string Version, string Session, long Now, string Origin, IReadOnlyList<string> Scopes);
