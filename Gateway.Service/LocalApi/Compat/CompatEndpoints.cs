using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.LocalApi.Access;

namespace EdgeGateway.Service.LocalApi.Compat;

/// <summary>
/// Answers like the vendors' read-card services, under a path with a paired page's token: such a page changes one base address and
/// nothing else. 华视 <c>OpenDevice</c>, <c>readcard</c>, <c>CloseDevice</c>; 中控 <c>ZKIDROnline/info</c>, <c>ZKIDROnline/ScanReadIdCardInfo</c>; 东信
/// <c>card=idcard</c>. Every answer is valid JSON; there is nothing to open, so opening always succeeds.
/// </summary>
internal static class CompatEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var compat = app.MapGroup("/local/compat/{token}").WithMetadata(PageAccess.Token);
        compat.MapGet("/OpenDevice", () => Results.Json(HuashiAnswer.Done, LocalApiJson.Plain.HuashiAnswer));
        compat.MapGet("/CloseDevice", () => Results.Json(HuashiAnswer.Done, LocalApiJson.Plain.HuashiAnswer));
        compat.MapGet("/readcard", (HttpContext context, CardShelf shelf, EventOutbox outbox) =>
            Results.Json(Take(context, shelf, outbox) is { } read ? HuashiAnswer.Of(read.Document) : HuashiAnswer.NoCard, LocalApiJson.Plain.HuashiAnswer));
        compat.MapGet("/ZKIDROnline/info", () => Results.Json(ZkAnswer.Done, LocalApiJson.Plain.ZkAnswer));
        compat.MapGet("/ZKIDROnline/ScanReadIdCardInfo", (HttpContext context, CardShelf shelf, EventOutbox outbox) =>
            Results.Json(Take(context, shelf, outbox) is { } read ? ZkAnswer.Of(read.Document) : ZkAnswer.NoCard, LocalApiJson.Plain.ZkAnswer));
        compat.MapPost("/card=idcard", (HttpContext context, CardShelf shelf, EventOutbox outbox) =>
            Results.Json(Take(context, shelf, outbox) is { } read ? EastcomAnswer.Of(read.Document) : EastcomAnswer.NoCard, LocalApiJson.Plain.EastcomAnswer));
    }

    private static CardRead? Take(HttpContext context, CardShelf shelf, EventOutbox outbox)
    {
        var (read, page) = (shelf.Last, PageMiddleware.PageOf(context));
        if (read is not null && shelf.IsNews(page.Id, read))
            outbox.Post(LocalApiEvents.Shared(page, read, "compat"));
        return read;
    }
}
