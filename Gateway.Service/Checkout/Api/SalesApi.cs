using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Service.Checkout.Reversals;

namespace EdgeGateway.Service.Checkout.Api;

/// <summary>Committed sales over HTTP. Identities stay masked; revealing one is at <see cref="LedgerApi"/>.</summary>
internal static class SalesApi
{
    private const int MostListed = 500;

    /// <summary>
    /// <c>GET /api/v1/sales?limit=20&amp;from=&amp;to=&amp;find=</c>, newest first, <c>find</c> in code, product, trace code, masked buyer; <c>GET …/{id}/receipt</c>: the receipt as lines of text, <c>…/receipt.png</c> as a picture; <c>POST …/{id}/reprint</c>;
    /// <c>GET …/verify/{code}</c>: what the code on a receipt is worth.
    /// </summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var sales = app.MapGroup("/api/v1/sales");
        sales.MapGet("", (SaleViews views, DateOnly? from, DateOnly? to, string? find, int limit = 20) => Results.Json(
            views.Search(new SaleQuery(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue, find ?? "", Math.Clamp(limit, 1, MostListed))), CheckoutJson.Plain.IReadOnlyListSaleView));
        sales.MapGet("/{id:guid}/receipt", (Guid id, SaleLedger ledger, CheckoutOptions options) => ledger.Find(id) is { } sale
            ? Results.Json(TextOf(sale, options), CheckoutJson.Plain.ReceiptAnswer)
            : Results.NotFound());
        sales.MapGet("/{id:guid}/receipt.png", (Guid id, SaleLedger ledger, CheckoutOptions options) => ledger.Find(id) is { } sale
            ? Results.Bytes(ReceiptText.Png(ReceiptComposer.Compose(sale, copy: 0), PrinterProfile.OfPaper(options.PaperWidth)), "image/png")
            : Results.NotFound());
        sales.MapPost("/{id:guid}/reprint", (Guid id, SaleLedger ledger, ReceiptDesk receipts) =>
        {
            if (ledger.Find(id) is null)
                return Results.NotFound();
            receipts.Reprint(id);
            return Results.Accepted();
        });
        sales.MapGet("/verify/{code}", (string code, SaleVerifier verifier, SaleViews views) =>
        {
            var verification = verifier.Verify(code);
            return Results.Json(new VerifyAnswer(verification.Verdict, verification.Sale is { } sale ? views.Of(sale) : null, verification.Reversal?.Kind), CheckoutJson.Plain.VerifyAnswer);
        });
    }

    private static ReceiptAnswer TextOf(CommittedSale sale, CheckoutOptions options)
    {
        var profile = PrinterProfile.OfPaper(options.PaperWidth);
        return new ReceiptAnswer(sale.Id, profile.Columns, ReceiptText.Lines(ReceiptComposer.Compose(sale, copy: 0), profile));
    }
}

/// <summary>A receipt as text.</summary>
internal sealed record ReceiptAnswer(Guid SaleId, int Columns, IReadOnlyList<string> Lines);

/// <summary>What a verification code is worth, and the sale it belongs to.</summary>
internal sealed record VerifyAnswer(SaleVerdictWord Verdict, SaleView? Sale, ReversalKind? Reversal = null);
