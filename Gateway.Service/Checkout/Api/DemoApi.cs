using EdgeGateway.Service.Checkout.Demo;

namespace EdgeGateway.Service.Checkout.Api;

/// <summary>The demo's hands over HTTP; mapped only when a device of the till is virtual.</summary>
internal static class DemoApi
{
    /// <summary>
    /// <c>POST /api/v1/demo/card/{n}</c>, <c>…/card/lift</c>, <c>…/scan/{n}</c>, <c>…/paper/out</c>, <c>…/paper/refill</c>; <c>GET …/paper.png</c>: the last paper as a picture. 404 when there is no
    /// such card, sample or virtual device. Plugs are pulled at <c>/api/v1/demo/switches</c>.
    /// </summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var demo = app.MapGroup("/api/v1/demo");
        demo.MapPost("/card/{card:int}", (int card, DemoBench bench) => Done(bench.Place(card - 1)));
        demo.MapPost("/card/lift", (DemoBench bench) => Done(bench.Lift()));
        demo.MapPost("/scan/{sample:int}", async (int sample, DemoBench bench, CancellationToken stopping) => Done(await bench.ScanAsync(sample - 1, stopping).ConfigureAwait(false)));
        demo.MapPost("/paper/out", async (DemoBench bench, CancellationToken stopping) => Done(await bench.PaperAsync(false, stopping).ConfigureAwait(false)));
        demo.MapPost("/paper/refill", async (DemoBench bench, CancellationToken stopping) => Done(await bench.PaperAsync(true, stopping).ConfigureAwait(false)));
        demo.MapGet("/paper.png", (DemoBench bench) => bench.Printer is { Receipts: [var last, ..] } printer
            ? Results.Bytes(last.Png(printer.Profile.Dots), "image/png")
            : Results.NotFound());
    }

    private static IResult Done(bool done) => done ? Results.NoContent() : Results.NotFound();
}
