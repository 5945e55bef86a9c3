using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Health;

/// <summary>One thing as the API shows it.</summary>
internal sealed record ThingReport(
    string Id, string Kind, string State, DateTimeOffset Since, Trouble? Trouble, IReadOnlyDictionary<string, string> Facts)
{
    public static ThingReport Of(ThingStatus thing) => new(thing.Id, thing.Kind, StateNames.Of(thing.State), thing.Since, thing.Trouble, thing.Facts);
}
