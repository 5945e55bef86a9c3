using EdgeGateway.Service.Checkout.Media;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Checkout.Api;

/// <summary>Binding a farmer's card or code to the buyer at the till, and taking a lost one out of use.</summary>
internal static class MediaApi
{
    /// <summary>
    /// <c>POST /api/v1/checkout/medium {code}</c>: binds to the buyer whose document was just read; the answer is the state with a notice
    /// (409 when there is no such buyer or the code may not be bound). <c>POST …/binding</c>: the next scan is the code to bind.
    /// <c>POST /api/v1/media/unbind {code}</c>.
    /// </summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/checkout/medium", async (MediumRequest request, CheckoutSession session) =>
            State(session, await session.BindAsync(request.Code).ConfigureAwait(false)));
        app.MapPost("/api/v1/checkout/binding", (CheckoutSession session) =>
        {
            session.AskForMedium();
            return State(session, session.State.Binding);
        });
        app.MapPost("/api/v1/media/unbind", async (MediumRequest request, MediumBook media, CancellationToken stopping) =>
            await media.UnbindAsync(request.Code, stopping).ConfigureAwait(false) ? Results.NoContent() : Results.NotFound());
    }

    private static IResult State(CheckoutSession session, bool done) =>
        Results.Json(session.State, CheckoutJson.Plain.CheckoutState, statusCode: done ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
}

/// <summary>What a scanner read from the medium.</summary>
internal sealed record MediumRequest(string Code);
