using System.Security.Cryptography;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.LocalApi.Access;
using EdgeGateway.Service.LocalApi.Pairing;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary>
/// <c>POST /local/v1/pairings {name, publicKey, scopes}</c>: the gateway's till page shows six digits. <c>POST …/pairings/confirm {code}</c>,
/// signed with that key: the page is paired. <c>GET …/pairing</c>: what this page may do. <c>DELETE …/pairing</c>: it takes itself off.
/// </summary>
internal static class PairingEndpoints
{
    private const int LongestName = 40;

    public static void Map(IEndpointRouteBuilder local)
    {
        local.MapPost("/pairings", AskAsync).WithMetadata(PageAccess.Listed);
        local.MapPost("/pairings/confirm", ConfirmAsync).WithMetadata(PageAccess.Pending);
        local.MapGet("/pairing", (HttpContext context) => Results.Json(PairingAnswer.Of(PageMiddleware.PageOf(context)), LocalApiJson.Plain.PairingAnswer)).WithMetadata(PageAccess.Paired);
        local.MapDelete("/pairing", (HttpContext context, PairingBook pairings, EventOutbox outbox) =>
        {
            var page = PageMiddleware.PageOf(context);
            if (pairings.Revoke(page.Id))
                outbox.Post(LocalApiEvents.Unpaired(page, "page"));
            return Results.NoContent();
        }).WithMetadata(PageAccess.Paired);
    }

    private static async Task<IResult> AskAsync(HttpContext context, PairingBook pairings, PageGate gate, RefusalBook refusals)
    {
        var origin = context.Request.Headers.Origin.ToString();
        var request = await PageBody.ReadAsync(context, LocalApiJson.Default.PairRequest);
        if (request is null || request.Name is not { Length: > 0 and <= LongestName } name || !IsKey(request.PublicKey, out var key) || request.Scopes is not { Count: > 0 } scopes)
            return PageBody.Bad($"name (1 to {LongestName} letters), publicKey (P-256, SPKI, base64) and scopes are needed");
        if (scopes.FirstOrDefault(scope => !gate.Listed(origin)!.Scopes.Contains(scope)) is not null)
            return PageBody.Refuse(context, refusals, Refusal.NoScope);
        var page = new PairedPage
        {
            Id = RandomNumberGenerator.GetHexString(16, lowercase: true),
            Origin = origin,
            Name = name,
            PublicKey = key,
            Scopes = [.. scopes.Distinct()],
            PairedAt = default,
        };
        return pairings.Ask(page) is { } pending
            ? Results.Json(new PendingAnswer(page.Id, pending.Expires), LocalApiJson.Plain.PendingAnswer, statusCode: StatusCodes.Status202Accepted)
            : PageBody.Refuse(context, refusals, Refusal.TooMany);
    }

    private static async Task<IResult> ConfirmAsync(HttpContext context, PairingBook pairings, RefusalBook refusals, EventOutbox outbox)
    {
        var request = await PageBody.ReadAsync(context, LocalApiJson.Default.ConfirmPairingRequest);
        if (request?.Code is not { Length: > 0 } code)
            return PageBody.Bad("code is needed");
        var (page, token, refusal) = pairings.Confirm(PageMiddleware.PageOf(context).Id, code.Trim());
        if (page is null)
            return PageBody.Refuse(context, refusals, refusal!);
        outbox.Post(LocalApiEvents.Paired(page));
        return Results.Json(PairingAnswer.Of(page) with { CompatPath = token is null ? null : $"/local/compat/{token}" }, LocalApiJson.Plain.PairingAnswer);
    }

    private static bool IsKey(string? text, out byte[] key)
    {
        key = [];
        var bytes = new byte[256];
        if (text is null || text.Length > 340 || !Convert.TryFromBase64String(text, bytes, out var length))
            return false;
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(bytes.AsSpan(0, length), out var read);
            key = bytes[..length];
            return read == length && ecdsa.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

/// <summary>What a page asks for.</summary>
internal sealed record PairRequest(string? Name = null, string? PublicKey = null, IReadOnlyList<string>? Scopes = null);

internal sealed record ConfirmPairingRequest(string? Code = null);

/// <param name="Key">Send it as <c>EG-Key</c>.</param>
/// <param name="Expires">By the probe's clock, in ms.</param>
internal sealed record PendingAnswer(string Key, long Expires);

/// <summary>What a page may do. <paramref name="CompatPath"/> is told once, when it is paired.</summary>
internal sealed record PairingAnswer(string Key, string Origin, string Name, IReadOnlyList<string> Scopes, DateTimeOffset PairedAt, string? CompatPath = null)
{
    public static PairingAnswer Of(PairedPage page) => new(page.Id, page.Origin, page.Name, page.Scopes, page.PairedAt);
}
