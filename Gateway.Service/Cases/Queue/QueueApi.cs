using System.Text.Json.Serialization;
using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Cases.Queue;

/// <summary>The reviewer's list over HTTP.</summary>
internal static class QueueApi
{
    private const int MostAtOnce = 200;

    /// <summary>
    /// <c>GET /api/v1/cases/queue?state=&amp;camera=&amp;category=&amp;rule=&amp;from=&amp;to=&amp;trial=&amp;limit=50</c>: as the page filters, newest first; without state
    /// what waits for a person, <c>all</c> for any, <c>moved</c> for those another box goes on with. <c>GET /api/v1/cases/counts</c> with the same filters: how many by state.
    /// </summary>
    public static void MapQueue(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/cases/queue", (
            CaseBoard board, DeliveryOverview delivery, string? state, string? camera, string? category, string? rule, string? from, string? to, string? trial, int? limit) => Results.Json(
                [.. board.Latest(CaseQuery.Of(state, camera, category, rule, from, to, trial), Math.Clamp(limit ?? 50, 1, MostAtOnce)).Select(record => CaseView.Of(record, delivery))],
                CasesJson.Plain.IReadOnlyListCaseView));
        app.MapGet("/api/v1/cases/counts", (CaseBoard board, string? camera, string? category, string? rule, string? from, string? to, string? trial) =>
            Results.Json(board.Counts(CaseQuery.Of(null, camera, category, rule, from, to, trial)), QueueJson.Default.IReadOnlyDictionaryStringInt32));
    }
}

[JsonSerializable(typeof(IReadOnlyDictionary<string, int>))]
internal sealed partial class QueueJson : JsonSerializerContext;
