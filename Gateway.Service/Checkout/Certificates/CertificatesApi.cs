using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Service.Checkout.Receipts;

namespace EdgeGateway.Service.Checkout.Certificates;

/// <summary>Certificates over HTTP. Producer and contact stay masked.</summary>
internal static class CertificatesApi
{
    private const int MostListed = 500;

    /// <summary>
    /// <c>POST /api/v1/certificates</c> with the filled-in form: 201, 422 with every mistake, or 503; <c>GET …?limit=20</c>, newest first;
    /// <c>GET …/{id}</c>; <c>GET …/{id}/paper.png</c> as a picture, people masked; <c>POST …/{id}/reprint</c>; <c>GET …/code/{code}</c>; <c>GET …/form</c>.
    /// </summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var certificates = app.MapGroup("/api/v1/certificates");
        certificates.MapPost("", async (CertificateRequest request, CertificateDesk desk, CancellationToken stopping) =>
            Answer(await desk.IssueAsync(request, stopping).ConfigureAwait(false)));
        certificates.MapGet("", (CertificateDesk desk, int limit = 20) => Results.Json(desk.Latest(Math.Clamp(limit, 1, MostListed)), CertificateJson.Plain.IReadOnlyListCertificateView));
        certificates.MapGet("/form", () => Results.Json(CertificateForm.Current, CertificateJson.Plain.CertificateForm));
        certificates.MapGet("/{id:guid}", (Guid id, CertificateDesk desk) => One(desk.Find(id)));
        certificates.MapGet("/code/{code}", (string code, CertificateDesk desk) => One(desk.FindByCode(code)));
        certificates.MapGet("/{id:guid}/paper.png", (Guid id, CertificateLedger ledger, CheckoutOptions options) => ledger.Find(id) is { } one
            ? Results.Bytes(Picture(one, options.PaperWidth), "image/png")
            : Results.NotFound());
        certificates.MapPost("/{id:guid}/reprint", (Guid id, CertificateDesk desk) => desk.Reprint(id) ? Results.Accepted() : Results.NotFound());
    }

    private static IResult Answer(CertificateResult result) => Results.Json(result, CertificateJson.Plain.CertificateResult, statusCode: result switch
    {
        { Trouble: not null } => StatusCodes.Status503ServiceUnavailable,
        { Certificate: null } => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status201Created,
    });

    private static IResult One(CertificateView? view) => view is null ? Results.NotFound() : Results.Json(view, CertificateJson.Plain.CertificateView);

    private static byte[] Picture(CommittedCertificate one, int paperWidth) => ReceiptText.Png(
        CertificateComposer.Compose(one, (one.Data.MaskedProducer, one.Data.MaskedContact), CertificateForm.Current, copy: 0), PrinterProfile.OfPaper(paperWidth));
}
