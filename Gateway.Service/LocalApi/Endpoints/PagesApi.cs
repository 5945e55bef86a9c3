using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.LocalApi.Access;
using EdgeGateway.Service.LocalApi.Pairing;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary>
/// For our own page and scripts of the operator, behind the guard: <c>GET /api/v1/pages</c> lists paired pages and refusals,
/// <c>DELETE /api/v1/pages/{id}</c> revokes one. The code of a waiting page is on the till page only.
/// </summary>
internal static class PagesApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/pages", (PairingBook pairings, RefusalBook refusals) => Results.Json(
            new PagesAnswer([.. pairings.Paired.Select(PairingAnswer.Of)], pairings.Pending.Count, refusals.All), LocalApiJson.Plain.PagesAnswer));
        app.MapDelete("/api/v1/pages/{id}", (string id, PairingBook pairings, EventOutbox outbox) =>
            Revoke(id, pairings, outbox) ? Results.NoContent() : Results.NotFound());
    }

    public static bool Revoke(string id, PairingBook pairings, EventOutbox outbox)
    {
        if (pairings.Find(id) is not { } page || !pairings.Revoke(id))
            return false;
        outbox.Post(LocalApiEvents.Unpaired(page, "clerk"));
        return true;
    }
}

/// <summary>Who may use the local API, how many wait, and who was refused why.</summary>
internal sealed record PagesAnswer(IReadOnlyList<PairingAnswer> Paired, int Pending, IReadOnlyList<RefusalCount> Refusals);
