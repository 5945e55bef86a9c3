using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Checkout.Api;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.LocalApi.Access;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary>
/// The till's one basket, for a page with the sale scope: <c>GET /local/v1/sale</c>, <c>POST …/sale/lines {code, quantity}</c> (422 when nothing
/// was added), <c>…/sale/purpose {purpose}</c>, <c>…/sale/clear</c>, <c>…/sale/confirm {version}</c> (409 when something is missing or the basket is not
/// the one the page saw, 503 when the ledger cannot write). The buyer comes from the card reader and from nowhere else.
/// </summary>
internal static class SaleEndpoints
{
    private const int MostAtOnce = 9999;

    public static void Map(IEndpointRouteBuilder local)
    {
        var access = PageAccess.To(PageScopes.Sale);
        local.MapGet("/sale", (CheckoutSession session) => State(session)).WithMetadata(access);
        local.MapPost("/sale/lines", AddAsync).WithMetadata(access);
        local.MapPost("/sale/purpose", async (HttpContext context, CheckoutSession session) =>
        {
            if (await PageBody.ReadAsync(context, LocalApiJson.Default.SalePurposeRequest) is not { Purpose: null or { Length: <= 60 } } request)
                return PageBody.Bad("purpose, at most 60 letters");
            session.SetPurpose(request.Purpose);
            return State(session);
        }).WithMetadata(access);
        local.MapPost("/sale/clear", (CheckoutSession session) =>
        {
            session.Clear();
            return State(session);
        }).WithMetadata(access);
        local.MapPost("/sale/confirm", ConfirmAsync).WithMetadata(access);
    }

    private static async Task<IResult> AddAsync(HttpContext context, CheckoutSession session)
    {
        if (await PageBody.ReadAsync(context, LocalApiJson.Default.SaleLineRequest) is not { Code: { Length: > 0 and <= 400 } code, Quantity: >= 1 and <= MostAtOnce } line)
            return PageBody.Bad($"code is needed, quantity is 1 to {MostAtOnce}");
        return State(session, session.Add(code, line.Quantity) ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    // The sale is not the request's: a page that hangs up does not take it back.
    private static async Task<IResult> ConfirmAsync(HttpContext context, CheckoutSession session)
    {
        if (await PageBody.ReadAsync(context, LocalApiJson.Default.SaleConfirmRequest) is not { } request)
            return PageBody.Bad("version of the basket the page saw");
        if (request.Version != session.State.Version)
            return State(session, StatusCodes.Status409Conflict);
        var result = await session.ConfirmAsync(CancellationToken.None);
        if (result.Sale is { } sale)
            return Results.Json(new ConfirmAnswer(sale.Id, sale.Seq, sale.Code, sale.TotalFen), CheckoutJson.Plain.ConfirmAnswer);
        return State(session, result.Trouble is null ? StatusCodes.Status409Conflict : StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult State(CheckoutSession session, int status = StatusCodes.Status200OK) =>
        Results.Json(session.State, CheckoutJson.Plain.CheckoutState, statusCode: status);
}

internal sealed record SaleLineRequest(string? Code = null, int Quantity = 1);

internal sealed record SalePurposeRequest(string? Purpose = null);

/// <param name="Version">Of the basket the page showed; another one is not confirmed.</param>
internal sealed record SaleConfirmRequest(long Version = -1);
