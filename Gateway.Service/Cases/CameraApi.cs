using Microsoft.AspNetCore.Http.HttpResults;

namespace EdgeGateway.Service.Cases;

/// <summary>Cameras over HTTP.</summary>
internal static class CameraApi
{
    /// <summary>
    /// <c>GET /api/v1/cameras</c>; <c>GET /api/v1/cameras/{id}/picture.jpg</c> newest picture with zones and boxes, <c>still.jpg</c> without;
    /// <c>POST /api/v1/demo/cameras/{id}/stop|start</c> pulls and pushes the plug of a virtual camera.
    /// </summary>
    public static void MapCameraApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/cameras", (CameraRoster roster) => Results.Json([.. roster.All.Select(CameraView.Of)], CasesJson.Plain.IReadOnlyListCameraView));
        app.MapGet("/api/v1/cameras/{id}/picture.jpg", Picture);
        app.MapGet("/api/v1/cameras/{id}/still.jpg", (string id, CameraRoster roster) => roster.Find(id) is not { } camera ? Results.NotFound()
            : camera.CleanPicture() is { } still ? Results.File(still.Jpeg.ToArray(), "image/jpeg") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        app.MapPost("/api/v1/demo/cameras/{id}/stop", (string id, CameraRoster roster, CancellationToken stopping) =>
            PlugAsync(id, roster, camera => camera.UnplugAsync(stopping)));
        app.MapPost("/api/v1/demo/cameras/{id}/start", (string id, CameraRoster roster) =>
            PlugAsync(id, roster, camera =>
            {
                camera.PlugIn();
                return Task.CompletedTask;
            }));
    }

    /// <summary>503 while there is no picture yet.</summary>
    private static Results<FileContentHttpResult, NotFound, StatusCodeHttpResult> Picture(string id, CameraRoster roster)
    {
        if (roster.Find(id) is not { } camera)
            return TypedResults.NotFound();
        return camera.LatestPicture() is { } jpeg ? TypedResults.File(jpeg, "image/jpeg") : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>409 for a camera that is not in software.</summary>
    private static async Task<Results<Accepted, NotFound, Conflict<string>>> PlugAsync(string id, CameraRoster roster, Func<Vision.Camera, Task> act)
    {
        if (roster.Find(id) is not { } camera)
            return TypedResults.NotFound();
        if (!camera.IsVirtual)
            return TypedResults.Conflict($"camera {id} is not a virtual camera");
        await act(camera);
        return TypedResults.Accepted((string?)null);
    }
}
