using System.Text;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Service.Tests.Journal;

/// <summary>A real journal. Without a folder of its own it makes one, which goes with it.</summary>
internal sealed class TestJournal : IAsyncDisposable
{
    private readonly SchemaModule[] _modules;
    private readonly TimeProvider _clock;
    private readonly TempFolder? _own;

    public TestJournal(TimeProvider? clock = null, string? folder = null, ILoggerFactory? logs = null, params SchemaModule[] modules)
    {
        (_clock, _modules) = (clock ?? TimeProvider.System, modules);
        Logs = logs ?? NullLoggerFactory.Instance;
        Settings = new JournalSettings(folder ?? (_own = new TempFolder()).Path, "gw-test");
        Store = Open();
    }

    public JournalSettings Settings { get; init; }

    public ILoggerFactory Logs { get; }

    public HealthRegistry Health { get; } = new();

    public JournalStore Store { get; private set; }

    /// <summary>Does a time server steer the wall clock?</summary>
    public bool Synchronised { get; set; } = true;

    public static EventDraft Draft(int number = 1, EventClass @class = EventClass.Change) =>
        new("test.thing.done.v1", "tester", @class, Encoding.UTF8.GetBytes($$"""{"number":{{number}}}"""));

    /// <summary>For a journal without the rest.</summary>
    public static JournalContext Context() => new([], new HealthRegistry(), TimeProvider.System, NullLoggerFactory.Instance) { IsSynchronised = () => true };

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _own?.Dispose();
    }

    private JournalStore Open() => JournalStore.Open(Settings, new JournalContext(_modules, Health, _clock, Logs) { IsSynchronised = () => Synchronised });
}
