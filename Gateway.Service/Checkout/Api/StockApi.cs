using EdgeGateway.Service.Checkout.Stock;

namespace EdgeGateway.Service.Checkout.Api;

/// <summary>Stock-in and stock levels over HTTP.</summary>
internal static class StockApi
{
    private const int MostListed = 500;

    /// <summary>
    /// <c>POST /api/v1/stock {supplier, supplierContact, supplierLicence, document, date, lines: [{code, quantity, batch, producerLicence}]}</c>:
    /// 422 lists everything that is wrong, 503 when the ledger cannot write. <c>GET /api/v1/stock</c>: levels; <c>GET …/receipts?limit=20</c>.
    /// </summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var stock = app.MapGroup("/api/v1/stock");
        stock.MapGet("", (StockDesk desk) => Results.Json(desk.Levels(), CheckoutJson.Plain.IReadOnlyListStockLevel));
        stock.MapGet("/receipts", (StockDesk desk, int limit = 20) => Results.Json(desk.Latest(Math.Clamp(limit, 1, MostListed)), CheckoutJson.Plain.IReadOnlyListStockReceivedData));
        stock.MapPost("", async (StockRequest request, StockDesk desk) =>
        {
            var result = await desk.ReceiveAsync(request, CancellationToken.None).ConfigureAwait(false);
            return result.Answer is { } answer
                ? Results.Json(answer, CheckoutJson.Plain.StockAnswer)
                : Results.Json(new ErrorsAnswer(result.Errors), CheckoutJson.Plain.ErrorsAnswer,
                    statusCode: result.Written ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status503ServiceUnavailable);
        });
    }
}
