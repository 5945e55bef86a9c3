using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EdgeGateway.Service.Configuration.Editing;

/// <summary>Registration and HTTP.</summary>
internal static class EditingModule
{
    public static IServiceCollection AddCameraEditing(this IServiceCollection services)
    {
        services.TryAddSingleton(ConfigurationText.Unknown);
        return services.AddSingleton<CameraEditing>();
    }

    /// <summary>
    /// <c>GET /api/v1/cameras/{id}/rules</c>: rules and masks as the file has them, with its revision. <c>PUT</c> the same with <c>by</c>: 200 with what took effect,
    /// 422 with every mistake, 409 when the file was changed meanwhile, 503 when it cannot be written.
    /// </summary>
    public static void MapCameraEditing(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/cameras/{id}/rules", (string id, CameraEditing editing) => editing.Load(id) is { } draft
            ? Results.Json(new RulesView(draft.Revision, draft.Rules, draft.Masks), EditingJson.Plain.RulesView) : Results.NotFound());
        app.MapPut("/api/v1/cameras/{id}/rules", async (string id, RulesRequest request, CameraEditing editing, CancellationToken stopping) =>
        {
            var by = request.By?.Trim() ?? "";
            if (by.Length is 0 or > 100 || request.Revision is null)
                return Results.Problem("请写明修改人（by）和版本（revision）。 / Say who (by) and from which state (revision).", statusCode: StatusCodes.Status400BadRequest);
            if (editing.Load(id) is not { } now)
                return Results.NotFound();
            var report = await editing.SaveAsync(
                now with { Revision = request.Revision, Rules = request.Rules ?? now.Rules, Masks = request.Masks ?? now.Masks }, by, stopping);
            return Results.Json(report, EditingJson.Plain.SaveReport, statusCode: StatusOf(report.Outcome));
        });
    }

    private static int StatusOf(SaveOutcome outcome) => outcome switch
    {
        SaveOutcome.Saved or SaveOutcome.Same => StatusCodes.Status200OK,
        SaveOutcome.Mistakes => StatusCodes.Status422UnprocessableEntity,
        SaveOutcome.Changed => StatusCodes.Status409Conflict,
        SaveOutcome.NotInFile => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status503ServiceUnavailable,
    };
}
