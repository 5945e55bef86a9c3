using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Service.Checkout.Reversals;

namespace EdgeGateway.Service.Checkout.Api;

/// <summary>Cancellations and returns over HTTP.</summary>
internal static class ReversalApi
{
    /// <summary>
    /// <c>POST /api/v1/sales/{id}/cancel {reason}</c>, <c>…/return {reason, lines: [{line, quantity}]}</c>; 404 for an unknown sale, 422 with
    /// cause and next step when it may not be done, 503 when the ledger cannot write. <c>POST /api/v1/reversals/{id}/reprint</c>.
    /// </summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/sales/{id:guid}/cancel", async (Guid id, ReasonRequest request, ReversalDesk desk, ReceiptDesk receipts) =>
            Answer(await desk.CancelAsync(id, request.Reason ?? "", CancellationToken.None).ConfigureAwait(false), receipts));
        app.MapPost("/api/v1/sales/{id:guid}/return", async (Guid id, ReturnRequest request, ReversalDesk desk, ReceiptDesk receipts) =>
            Answer(await desk.ReturnAsync(id, [.. request.Lines.Where(line => line is not null)], request.Reason, CancellationToken.None).ConfigureAwait(false), receipts));
        app.MapPost("/api/v1/reversals/{id:guid}/reprint", (Guid id, ReversalDesk desk, ReceiptDesk receipts) =>
        {
            if (desk.Find(id) is null)
                return Results.NotFound();
            receipts.ReprintReversal(id);
            return Results.Accepted();
        });
    }

    private static IResult Answer(ReversalResult result, ReceiptDesk receipts)
    {
        if (result.Reversal is not { } reversal)
            return Results.Json(result.Trouble!, CheckoutJson.Plain.Trouble, statusCode: StatusOf(result.Trouble!.Code));
        receipts.PrintReversal(reversal.Id);
        return Results.Json(new ReversalAnswer(reversal.Id, reversal.Kind, reversal.Seq, reversal.Code, reversal.AmountFen), CheckoutJson.Plain.ReversalAnswer);
    }

    private static int StatusOf(string code) => code switch
    {
        "sale.unknown" => StatusCodes.Status404NotFound,
        "ledger.unavailable" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}

/// <summary>Lines that come back.</summary>
internal sealed record ReturnRequest(string Reason, IReadOnlyList<ReturnLine> Lines);

/// <summary>A committed cancellation or return.</summary>
internal sealed record ReversalAnswer(Guid ReversalId, ReversalKind Kind, long Seq, string Code, long AmountFen);
