using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Configuration.Editing;

namespace EdgeGateway.Service.Trials;

/// <summary>Registration and HTTP of the rule tester.</summary>
internal static class TrialsModule
{
    public static IServiceCollection AddTrials(this IServiceCollection services) => services.AddSingleton<FilmShelf>().AddSingleton<TrialDesk>();

    /// <summary>
    /// <c>GET /api/v1/cameras/{id}/films</c>; <c>POST /api/v1/films/{name}</c> takes a film in; <c>POST /api/v1/cameras/{id}/trial</c> starts a trial (202),
    /// 422 with mistakes, 409 while one runs; <c>GET /api/v1/trial</c> how it stands; <c>POST /api/v1/trial/stop</c>; <c>GET /api/v1/trials/{id}/{number}/{name}</c> a picture.
    /// </summary>
    public static void MapTrials(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/cameras/{id}/films", (string id, CameraRoster cameras, FilmShelf films) =>
            cameras.Find(id) is { } camera ? Results.Json(films.For(camera), TrialsJson.Plain.IReadOnlyListFilm) : Results.NotFound());
        app.MapPost("/api/v1/films/{name}", async (string name, HttpRequest request, FilmShelf films, CancellationToken stopping) =>
            await films.TakeInAsync(name, request.Body, stopping) is { } film ? Results.Json(film, TrialsJson.Plain.Film)
                : Results.Problem("文件名或大小不合适。 / Not a film's name, empty, or too large.", statusCode: StatusCodes.Status400BadRequest))
            .WithMetadata(new SizeLimit(FilmShelf.MostBytes));
        app.MapPost("/api/v1/cameras/{id}/trial", Start);
        app.MapGet("/api/v1/trial", (TrialDesk desk) => desk.Current is { } state ? Results.Json(state, TrialsJson.Plain.TrialState) : Results.NoContent());
        app.MapPost("/api/v1/trial/stop", (TrialDesk desk) =>
        {
            desk.Stop();
            return Results.Accepted();
        });
        app.MapGet("/api/v1/trials/{id:guid}/{number:int}/{name}", (Guid id, int number, string name, TrialDesk desk) =>
            desk.Picture(id, number, name) is { } jpeg ? Results.File(jpeg, "image/jpeg") : Results.NotFound());
    }

    private static IResult Start(string id, TrialRequest request, CameraRoster cameras, FilmShelf films, CameraEditing editing, TrialDesk desk, TimeProvider clock)
    {
        if (cameras.Find(id) is not { } camera || films.For(camera).FirstOrDefault(film => film.Id == request.Film) is not { } film)
            return Results.NotFound();
        var at = FilmClock.Parse(request.At, clock.LocalTimeZone);
        if (at is null && !string.IsNullOrEmpty(request.At))
            return Results.Problem("at 应像 2026-11-26T03:00。 / 'at' should look like 2026-11-26T03:00.", statusCode: StatusCodes.Status400BadRequest);
        var options = camera.Options;
        if (editing.Load(id) is { } now)
        {
            var (tried, errors) = TrialSetup.Of(editing, now with { Rules = request.Rules ?? now.Rules, Masks = request.Masks ?? now.Masks }, schedules: at is not null);
            if (tried is null)
                return Results.Json(new SaveReport(SaveOutcome.Mistakes, errors), EditingJson.Plain.SaveReport, statusCode: StatusCodes.Status422UnprocessableEntity);
            options = tried;
        }
        return desk.Start(options, film, at) is not null ? Results.Accepted("/api/v1/trial")
            : Results.Problem("已有一次试算在运行：等它结束，或先停止它。 / A trial is running: wait for its end, or stop it first.", statusCode: StatusCodes.Status409Conflict);
    }

    /// <summary>A film is larger than what other requests may send.</summary>
    private sealed record SizeLimit(long? MaxRequestBodySize) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata;
}
