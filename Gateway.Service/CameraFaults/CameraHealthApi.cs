using EdgeGateway.Service.Cases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EdgeGateway.Service.CameraFaults;

/// <summary>The cameras' sight over HTTP.</summary>
internal static class CameraHealthApi
{
    /// <summary>
    /// <c>GET /api/v1/cameras/{id}/health</c>; <c>POST /api/v1/cameras/{id}/reference</c>: what the camera sees now is right, its reference
    /// picture is learned anew.
    /// </summary>
    public static void MapCameraHealthApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/cameras/{id}/health", (string id, CameraRoster roster) => roster.Find(id) is { } camera
            ? Results.Json(CameraHealthView.Of(camera.Health), FaultsJson.Plain.CameraHealthView)
            : Results.NotFound());
        app.MapPost("/api/v1/cameras/{id}/reference", Renew);
    }

    private static Results<Accepted, NotFound> Renew(string id, CameraRoster roster)
    {
        if (roster.Find(id) is not { } camera)
            return TypedResults.NotFound();
        camera.RenewReference();
        return TypedResults.Accepted((string?)null);
    }
}
