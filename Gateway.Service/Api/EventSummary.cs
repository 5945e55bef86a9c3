using System.Text.Json;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Api;

/// <summary>One event without its data: who reads a list need not see who bought what.</summary>
/// <param name="Seq">Number in the journal.</param>
/// <param name="Id">UUIDv7.</param>
/// <param name="Type">CloudEvents type.</param>
/// <param name="Time">UTC.</param>
/// <param name="Thing">Last part of the CloudEvents source.</param>
/// <param name="Subject">CloudEvents subject, or null.</param>
public sealed record EventSummary(long Seq, Guid Id, string Type, DateTimeOffset Time, string Thing, string? Subject)
{
    public static EventSummary Of(CommittedEvent one)
    {
        using var body = JsonDocument.Parse(one.Body);
        var source = body.RootElement.TryGetProperty("source", out var name) ? name.GetString() ?? "" : "";
        var subject = body.RootElement.TryGetProperty("subject", out var value) ? value.GetString() : null;
        return new(one.Seq, one.Id, one.Type, one.Time, source[(source.LastIndexOf('/') + 1)..], subject);
    }
}
