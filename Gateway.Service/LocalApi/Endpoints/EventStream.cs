using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.LocalApi.Access;
using EdgeGateway.Service.LocalApi.Pairing;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary>
/// <c>GET /local/v1/events</c>: server-sent events <c>card</c>, <c>scan</c>, <c>sale</c>, <c>device</c>, each only for pages with the scope. Read it
/// with fetch, because an EventSource cannot sign. Revoking the page ends the stream.
/// </summary>
internal static class EventStream
{
    private const int MostStreams = 32;
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(15);

    public static void Map(IEndpointRouteBuilder local) => local.MapGet("/events", RunAsync).WithMetadata(PageAccess.Paired);

    private static async Task<IResult> RunAsync(HttpContext context, PageFeed feed, PairingBook pairings, RefusalBook refusals, IHostApplicationLifetime life)
    {
        if (feed.Listeners >= MostStreams)
            return PageBody.Refuse(context, refusals, Refusal.TooMany);
        var page = PageMiddleware.PageOf(context);
        var listener = feed.Listen();
        void CloseWhenRevoked()
        {
            if (pairings.Find(page.Id) is null)
                listener.Close();
        }
        pairings.Changed += CloseWhenRevoked;
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        try
        {
            context.Response.ContentType = "text/event-stream; charset=utf-8";
            await WriteAsync(context.Response, ": connected\n\n", stopping.Token);
            await PumpAsync(context, listener, page, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The page or the gateway is leaving: nothing to say to anybody.
            listener.Close();
        }
        finally
        {
            pairings.Changed -= CloseWhenRevoked;
            feed.Leave(listener);
        }
        return Results.Empty;
    }

    private static async Task PumpAsync(HttpContext context, PageListener listener, PairedPage page, CancellationToken stopping)
    {
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        var waiting = listener.News.WaitToReadAsync(stopping).AsTask();
        while (!stopping.IsCancellationRequested)
        {
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            if (await Task.WhenAny(waiting, Task.Delay(Breath, clock, pause.Token)) != waiting)
            {
                await WriteAsync(context.Response, ": still here\n\n", stopping);
                continue;
            }
            await pause.CancelAsync();
            if (!await waiting)
                return;
            while (listener.News.TryRead(out var news))
            {
                if (Line(context, news, page) is { } text)
                    await WriteAsync(context.Response, text, stopping);
            }
            waiting = listener.News.WaitToReadAsync(stopping).AsTask();
        }
    }

    /// <summary>Null when it is not for this page.</summary>
    private static string? Line(HttpContext context, PageNews news, PairedPage page)
    {
        var gate = context.RequestServices.GetRequiredService<PageGate>();
        switch (news)
        {
            case PageNews.Card(var read) when gate.Allowed(page, PageScopes.Card):
                var identity = gate.Allowed(page, PageScopes.Identity);
                if (identity)
                    context.RequestServices.GetRequiredService<EventOutbox>().Post(LocalApiEvents.Shared(page, read, "events"));
                return Event("card", CardAnswer.Of(read, identity), LocalApiJson.Plain.CardAnswer);
            case PageNews.Scanned(var scan) when gate.Allowed(page, PageScopes.Scan):
                return Event("scan", ScanAnswer.Of(scan), LocalApiJson.Plain.ScanAnswer);
            case PageNews.Sale(var state) when gate.Allowed(page, PageScopes.Sale):
                return Event("sale", state, CheckoutJson.Plain.CheckoutState);
            case PageNews.Device(var thing):
                return Event("device", DeviceAnswer.Of(thing), LocalApiJson.Plain.DeviceAnswer);
            default:
                return null;
        }
    }

    private static string Event<T>(string name, T data, JsonTypeInfo<T> contract) => $"event: {name}\ndata: {JsonSerializer.Serialize(data, contract)}\n\n";

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken stopping)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), stopping);
        await response.Body.FlushAsync(stopping);
    }
}
