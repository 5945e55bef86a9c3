using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Checkout.Api;

/// <summary>The basket over HTTP: what the page can do, for other tills and for tests. Masked like the page.</summary>
internal static class CheckoutApi
{
    private const int MostAtOnce = 9999;

    /// <summary>
    /// <c>GET /api/v1/checkout</c>; <c>POST …/lines {code, quantity}</c> (422 when nothing was added, the notice says why),
    /// <c>…/purpose {purpose}</c>, <c>…/contact {contact}</c>, <c>…/operator {name}</c> (<c>GET</c> names who may be chosen), <c>…/quota-reason {reason}</c>, <c>…/confirm</c> (409 when something is missing, 503 when the ledger cannot write), <c>…/clear</c>,
    /// <c>…/undo</c>. Every answer but that of a completed sale is the state afterwards.
    /// </summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var checkout = app.MapGroup("/api/v1/checkout");
        checkout.MapGet("", (CheckoutSession session) => State(session));
        checkout.MapPost("/lines", (LineRequest line, CheckoutSession session) => Add(line, session));
        checkout.MapPost("/purpose", (PurposeRequest request, CheckoutSession session) =>
        {
            session.SetPurpose(request.Purpose);
            return State(session);
        });
        checkout.MapPost("/quota-reason", (ReasonRequest request, CheckoutSession session) =>
        {
            session.SetQuotaReason(request.Reason);
            return State(session);
        });
        checkout.MapPost("/contact", (ContactRequest request, CheckoutSession session) =>
        {
            session.SetContact(request.Contact);
            return State(session);
        });
        checkout.MapGet("/operator", (ClerkOnDuty clerk) => Results.Json(new OperatorAnswer(clerk.Name, clerk.Names), CheckoutJson.Plain.OperatorAnswer));
        checkout.MapPost("/operator", (OperatorRequest request, ClerkOnDuty clerk) =>
        {
            var known = clerk.Choose(request.Name);
            return Results.Json(new OperatorAnswer(clerk.Name, clerk.Names), CheckoutJson.Plain.OperatorAnswer, statusCode: known ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        });
        checkout.MapPost("/clear", (CheckoutSession session) =>
        {
            session.Clear();
            return State(session);
        });
        checkout.MapPost("/undo", (CheckoutSession session) =>
        {
            session.Undo();
            return State(session);
        });
        checkout.MapPost("/confirm", ConfirmAsync);
    }

    private static IResult Add(LineRequest line, CheckoutSession session)
    {
        if (string.IsNullOrWhiteSpace(line.Code) || line.Quantity is < 1 or > MostAtOnce)
            return Results.Problem($"code must be given, quantity must be 1 to {MostAtOnce}", statusCode: StatusCodes.Status400BadRequest);
        return State(session, session.Add(line.Code, line.Quantity) ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    // The sale is not the request's: a client that hangs up does not take it back.
    private static async Task<IResult> ConfirmAsync(CheckoutSession session)
    {
        var result = await session.ConfirmAsync(CancellationToken.None).ConfigureAwait(false);
        if (result.Sale is { } sale)
            return Results.Json(new ConfirmAnswer(sale.Id, sale.Seq, sale.Code, sale.TotalFen), CheckoutJson.Plain.ConfirmAnswer);
        return State(session, result.Trouble is null ? StatusCodes.Status409Conflict : StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult State(CheckoutSession session, int status = StatusCodes.Status200OK) =>
        Results.Json(session.State, CheckoutJson.Plain.CheckoutState, statusCode: status);
}

/// <summary>One product by whatever a scanner could read or a person could type.</summary>
internal sealed record LineRequest(string Code, int Quantity = 1);

/// <summary>What the goods are for; null or empty takes it away.</summary>
internal sealed record PurposeRequest(string? Purpose = null);

/// <summary>How the buyer can be reached; null or empty takes it away.</summary>
internal sealed record ContactRequest(string? Contact = null);

/// <summary>Who is on duty from now on.</summary>
internal sealed record OperatorRequest(string Name);

/// <summary>Who is on duty, and who may be.</summary>
internal sealed record OperatorAnswer(string Name, IReadOnlyList<string> Names);

/// <summary>Why something is done; null or empty takes it back where that can be.</summary>
internal sealed record ReasonRequest(string? Reason = null);

/// <summary>A completed sale.</summary>
internal sealed record ConfirmAnswer(Guid SaleId, long Seq, string Code, long TotalFen);
