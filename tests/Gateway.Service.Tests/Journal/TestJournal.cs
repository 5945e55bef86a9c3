using System.Text;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Service.Tests.Journal;

/// <summary>A real journal in its own folder, which goes with it.</summary>
internal sealed class TestJournal : IAsyncDisposable
{
    private readonly SchemaModule[] _modules;
    private readonly TimeProvider _clock;

    public TestJournal(TimeProvider? clock = null, string? folder = null, ILoggerFactory? logs = null, params SchemaModule[] modules)
    {
        (_clock, _modules) = (clock ?? TimeProvider.System, modules);
        Logs = logs ?? NullLoggerFactory.Instance;
        Settings = new JournalSettings(folder ?? Directory.CreateTempSubdirectory("journal").FullName, "gw-test");
        Store = Open();
    }

    public JournalSettings Settings { get; init; }

    public ILoggerFactory Logs { get; }

    public HealthRegistry Health { get; } = new();

    public JournalStore Store { get; private set; }

    public static EventDraft Draft(int number = 1, EventClass @class = EventClass.Change) =>
        new("test.thing.done.v1", "tester", @class, Encoding.UTF8.GetBytes($$"""{"number":{{number}}}"""));

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        if (Directory.Exists(Settings.Directory)) Directory.Delete(Settings.Directory, recursive: true);
    }

    private JournalStore Open() => JournalStore.Open(Settings, new JournalContext(_modules, Health, _clock, Logs) { IsSynchronised = () => true });
}
