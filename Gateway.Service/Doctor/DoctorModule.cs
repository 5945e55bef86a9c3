using System.Text;

namespace EdgeGateway.Service.Doctor;

internal static class DoctorModule
{
    public static IServiceCollection AddDoctor(this IServiceCollection services) => services.AddSingleton<DoctorSources>().AddSingleton<DoctorDesk>();

    /// <summary>
    /// <c>POST /api/v1/doctor</c> looks at everything (some seconds; who asks meanwhile gets the same report); <c>GET</c> answers the newest report, 404 when there
    /// is none. Both take <c>?format=text</c>.
    /// </summary>
    public static void MapDoctor(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/doctor", async (DoctorDesk desk, string format = "json") => Answer(await desk.RunAsync(), format));
        app.MapGet("/api/v1/doctor", (DoctorDesk desk, string format = "json") => desk.Last is { } report ? Answer(report, format) : Results.NotFound());
    }

    private static IResult Answer(DoctorReport report, string format) =>
        format == "text" ? Results.Text(DoctorText.Write(report), "text/plain", Encoding.UTF8) : Results.Json(report, DoctorJson.Plain.DoctorReport);
}
