using System.Text;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Web;

namespace EdgeGateway.Service.Inspection;

internal static class InspectionModule
{
    public static IServiceCollection AddInspection(this IServiceCollection services) => services.AddSingleton<InspectionDesk>();

    /// <summary>
    /// <c>GET /api/v1/inspection?format=json</c> (or <c>csv</c>, <c>html</c>, <c>text</c>) looks; <c>POST</c> also puts the report on record for the
    /// platforms, 503 when that cannot be done now.
    /// </summary>
    public static void MapInspection(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/inspection", async (HttpContext context, InspectionDesk desk, string format = "json") =>
            InspectionFormats.All.Contains(format)
                ? File(await desk.LookAsync(context.RequestAborted), format, Language.Of(context) == Language.English)
                : Results.BadRequest());
        app.MapPost("/api/v1/inspection", async (InspectionDesk desk) =>
        {
            try
            {
                var (report, _) = await desk.PublishAsync(CancellationToken.None);
                return Results.Json(report, InspectionJson.Plain.InspectionReport);
            }
            catch (JournalUnavailableException trouble)
            {
                return Results.Problem(trouble.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }

    private static IResult File(InspectionReport report, string format, bool english)
    {
        var (text, type) = format switch
        {
            "csv" => (InspectionFormats.Csv(report), "text/csv"),
            "html" => (InspectionFormats.Html(report, english), "text/html"),
            "text" => (InspectionFormats.Text(report), "text/plain"),
            _ => (InspectionFormats.Json(report), "application/json"),
        };
        return format == "csv" ? Results.File(Encoding.UTF8.GetBytes(text), type, $"inspection-{report.At:yyyyMMdd-HHmm}.csv") : Results.Content(text, type, Encoding.UTF8);
    }
}
