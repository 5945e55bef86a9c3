using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using EdgeGateway.Service.Checkout.Export;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Reports;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Seals;

namespace EdgeGateway.Service.Checkout.Api;

/// <summary>What inspectors and offices take away: the ledger, reports, raw activity figures, and one identity at a time.</summary>
internal static class LedgerApi
{
    private const string Csv = "text/csv; charset=utf-8";

    /// <summary>
    /// <c>GET /api/v1/ledger/export?from=&amp;to=&amp;format=csv|json</c>; <c>GET …/ledger/key</c>: public signing key in PEM;
    /// <c>GET /api/v1/reports/weekly|monthly?date=</c>: CSV with its digest in the header <c>Digest-Sha256</c> and <c>Frozen</c>;
    /// <c>GET /api/v1/activity?from=&amp;to=</c>: figures; <c>POST /api/v1/sales/{id}/reveal {reason}</c>: the clear identity, on record.
    /// </summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/ledger/export", Export);
        app.MapGet("/api/v1/ledger/key", (ECDsa key) => Results.Text(key.ExportSubjectPublicKeyInfoPem(), "application/x-pem-file"));
        app.MapGet("/api/v1/reports/{kind}", ReportAsync);
        app.MapGet("/api/v1/activity", Activity);
        app.MapPost("/api/v1/sales/{id:guid}/reveal", async (Guid id, ReasonRequest request, RevealDesk desk) =>
        {
            var result = await desk.RevealAsync(id, request.Reason ?? "", CancellationToken.None).ConfigureAwait(false);
            return result.Fields is { } fields
                ? Results.Json(fields, CheckoutJson.Plain.BuyerFields)
                : Results.Json(result.Trouble!, CheckoutJson.Plain.Trouble, statusCode: StatusCodes.Status422UnprocessableEntity);
        });
    }

    private static IResult Export(string? from, string? to, string? format, JournalStore journal, CheckoutOptions store, ECDsa key)
    {
        if (Day(from, DateOnly.MinValue) is not { } first || Day(to, DateOnly.MaxValue) is not { } last || format is not (null or "csv" or "json"))
            return Wrong("from and to are days like 2026-01-31, format is csv or json");
        var extract = journal.Read(connection => ExtractReader.Read(connection, store, first, last));
        return format == "json"
            ? Results.File(SignedDocument.Sign(JsonSerializer.SerializeToUtf8Bytes(extract, CheckoutJson.Plain.LedgerExtract), key), "application/json", "ledger.json")
            : Results.File(ExtractTable.Write(extract), Csv, "ledger.csv");
    }

    private static async Task<IResult> ReportAsync(string kind, string? date, ReportDesk desk, TimeProvider clock, HttpResponse response, CancellationToken stopping)
    {
        if (Day(date, DateOnly.FromDateTime(clock.GetLocalNow().DateTime)) is not { } day || ReportPeriod.Of(kind, day) is not { } period)
            return Wrong("weekly or monthly, date is a day like 2026-01-31");
        var report = await desk.GetAsync(period, stopping).ConfigureAwait(false);
        response.Headers["Digest-Sha256"] = report.Sha256;
        response.Headers["Frozen"] = report.Frozen ? "true" : "false";
        return Results.File(report.Body, Csv, $"{kind}-{period.From:yyyy-MM-dd}.csv");
    }

    private static IResult Activity(string? from, string? to, ReportDesk desk, DeliveryOverview delivery, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        if (Day(to, today) is not { } last || Day(from, last.AddDays(-29)) is not { } first || first > last)
            return Wrong("from and to are days like 2026-01-31");
        var now = clock.GetUtcNow();
        var ages = delivery.All.Select(one => new DeliveryAge(one.Id, one.LastAcknowledged, one.LastAcknowledged is { } at ? (long)(now - at).TotalSeconds : null, one.Queue));
        return Results.Json(new ActivityAnswer(desk.Figures(first, last), [.. ages]), CheckoutJson.Plain.ActivityAnswer);
    }

    private static IResult Wrong(string what) => Results.Problem(what, statusCode: StatusCodes.Status400BadRequest);

    private static DateOnly? Day(string? text, DateOnly otherwise)
    {
        if (string.IsNullOrEmpty(text))
            return otherwise;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}

/// <summary>Raw figures of a period and how old the last delivery is now.</summary>
internal sealed record ActivityAnswer(ReportFigures Figures, IReadOnlyList<DeliveryAge> Deliveries);

/// <summary>One platform: when it last confirmed something, and what waits for it.</summary>
internal sealed record DeliveryAge(string Destination, DateTimeOffset? LastAcknowledged, long? AgeSeconds, long Waiting);
