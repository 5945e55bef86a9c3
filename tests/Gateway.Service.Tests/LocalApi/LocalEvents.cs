using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Tests.LocalApi;

/// <summary>What the journal holds.</summary>
internal static class LocalEvents
{
    public static IReadOnlyList<string> Types(TestGateway gateway) => [.. All(gateway).Select(one => one.Type)];

    public static IReadOnlyList<CommittedEvent> All(TestGateway gateway) => gateway.Get<JournalStore>().ReadEvents(0, 1000);
}
