using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Timelines;

/// <summary>Registration of the room.</summary>
internal static class TimelinesModule
{
    public static IServiceCollection AddTimelines(this IServiceCollection services) => services
        .AddSingleton(TimelineSchema.Module)
        .AddSingleton<TimelineProbe>()
        .AddSingleton<TimelineStore>()
        .AddSingleton<TimelineBoard>()
        .AddHostedService<TimelineRecorder>();

    /// <summary><c>GET /api/v1/timelines</c>: the last day in slots of five minutes, gaps left out. 503 while the journal cannot be read.</summary>
    public static void MapTimelines(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/timelines", (TimelineBoard board) =>
        {
            try
            {
                return Results.Json(TimelineView.Of(board.Day), TimelinesJson.Default.TimelineView);
            }
            catch (JournalUnavailableException)
            {
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
        });
}
