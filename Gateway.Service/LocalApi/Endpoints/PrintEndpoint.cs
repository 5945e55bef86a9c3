using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.LocalApi.Access;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary><c>POST /local/v1/print {parts}</c>: prints and says what may be said about the paper. "Sent" is never "printed".</summary>
internal static class PrintEndpoint
{
    public static void Map(IEndpointRouteBuilder local) => local.MapPost("/print", PrintAsync).WithMetadata(PageAccess.To(PageScopes.Print));

    // The paper is not the request's: a page that hangs up does not stop a printer in the middle.
    private static async Task<IResult> PrintAsync(HttpContext context, StorePrinter printer, IHostApplicationLifetime life)
    {
        var (document, wrong) = PrintMapping.Map(await PageBody.ReadAsync(context, LocalApiJson.Default.PrintRequest));
        if (document is null)
            return PageBody.Bad(wrong!);
        var result = await printer.PrintAsync(document, life.ApplicationStopping);
        var outcome = result.Outcome switch { PrintOutcome.Printed => "printed", PrintOutcome.Probable => "probable", PrintOutcome.Unknown => "unknown", _ => "failed" };
        return Results.Json(new PrintAnswer(outcome, result.Trouble, result.Proof.ToString()), LocalApiJson.Plain.PrintAnswer);
    }
}
