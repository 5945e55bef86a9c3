using System.Collections.Concurrent;
using System.Text.Json;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Http;
using EdgeGateway.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Delivery.Kinds;

/// <summary>A real Kestrel that takes events at <c>/events</c> and keeps each id once, as a platform should.</summary>
internal sealed class HttpPartner(int batch = 1, Action<ListenOptions>? listen = null) : Partner
{
    private readonly int _port = FreePort.Next();
    private readonly ConcurrentDictionary<Guid, bool> _known = [];
    private readonly ConcurrentQueue<(long Seq, bool Replay)> _taken = [];
    private WebApplication? _server;

    public override IReadOnlyList<long> Seqs => [.. _taken.Select(taken => taken.Seq)];

    public override IReadOnlyList<long> Replayed => [.. _taken.Where(taken => taken.Replay).Select(taken => taken.Seq)];

    /// <summary>Every POST with its body, refused ones too.</summary>
    public ConcurrentQueue<(IHeaderDictionary Headers, JsonElement Body)> Posts { get; } = [];

    /// <summary>Null takes the events; a result refuses them.</summary>
    public Func<HttpContext, JsonElement, IResult?> OnPost { get; set; } = static (_, _) => null;

    public string Url => $"{(listen is null ? "http" : "https")}://127.0.0.1:{_port}/events";

    public override async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = MaxBytes * 10 * batch;
            kestrel.Listen(System.Net.IPAddress.Loopback, _port, where => listen?.Invoke(where));
        });
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync();
    }

    public override async Task StopAsync()
    {
        if (_server is null)
            return;
        // No grace: a platform that falls over does not finish its answers.
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
        _server = null;
    }

    public override DestinationOptions To(string id, int replayRate = 0) => Of(id, Url, replayRate);

    public override DestinationOptions Dead(string id) => Of(id, $"http://127.0.0.1:{FreePort.Next()}/events", 0);

    public override async ValueTask DisposeAsync() => await StopAsync();

    private DestinationOptions Of(string id, string url, int replayRate) => new()
    {
        Id = id,
        Kind = DestinationKinds.Http,
        Http = new HttpOptions { Url = url, Batch = batch },
        ReconnectCap = TimeSpan.FromMilliseconds(100),
        ReplayStartDelay = TimeSpan.Zero,
        ReplayRate = replayRate,
    };

    private static JsonElement[] Events(JsonElement root) => root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Method != "POST")
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var root = body.RootElement.Clone();
        Posts.Enqueue((new HeaderDictionary(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value)), root));
        var refusal = Events(root).Any(one => one.GetRawText().Length > MaxBytes) ? Results.StatusCode(StatusCodes.Status413PayloadTooLarge) : OnPost(context, root);
        if (refusal is not null)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        var replay = context.Request.Headers["Eg-Replay"] == "1";
        foreach (var one in Events(root))
        {
            // A mapped event has whatever its platform wants; who tests that looks at Posts.
            if (one.TryGetProperty("id", out var id) && one.TryGetProperty("seq", out var seq) && seq.ValueKind == JsonValueKind.String && _known.TryAdd(id.GetGuid(), true))
                _taken.Enqueue((long.Parse(seq.GetString()!, System.Globalization.CultureInfo.InvariantCulture), replay));
        }
    }
}
