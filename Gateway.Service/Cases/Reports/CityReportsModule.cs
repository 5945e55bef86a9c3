using System.Globalization;
using EdgeGateway.Service.Checkout.Reports;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Cases.Reports;

/// <summary>Registration of the reports.</summary>
internal static class CityReportsModule
{
    public static IServiceCollection AddCityReports(this IServiceCollection services) => services
        .AddSingleton(CityReportSchema.Module)
        .AddSingleton<CityReportDesk>()
        .AddHostedService<CityReportDuty>();

    /// <summary><c>GET /api/v1/reports/city/weekly|monthly?date=</c>: CSV with its digest in the header <c>Digest-Sha256</c>, and <c>Frozen</c>.</summary>
    public static void MapCityReports(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/reports/city/{kind}", ReportAsync);

    private static async Task<IResult> ReportAsync(string kind, string? date, CityReportDesk desk, TimeProvider clock, HttpResponse response, CancellationToken stopping)
    {
        var day = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        if ((!string.IsNullOrEmpty(date) && !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            || ReportPeriod.Of(kind, day) is not { } period)
            return Results.Problem("weekly or monthly, date is a day like 2026-01-31", statusCode: StatusCodes.Status400BadRequest);
        try
        {
            var report = await desk.GetAsync(period, stopping);
            response.Headers["Digest-Sha256"] = report.Sha256;
            response.Headers["Frozen"] = report.Frozen ? "true" : "false";
            return Results.File(report.Body, "text/csv; charset=utf-8", $"city-{kind}-{period.From:yyyy-MM-dd}.csv");
        }
        catch (JournalUnavailableException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
