using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.LocalPlatform;
using EdgeGateway.Service.Tests.Delivery;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.LocalPlatform;

/// <summary>The reference receiver with its ledger in a temporary folder.</summary>
internal sealed class ReceiverRig : IAsyncDisposable
{
    private readonly TempFolder? _own;
    private readonly ILoggerFactory _loggers = TestLog.Create();
    private readonly CancellationTokenSource _stop = new();
    private readonly Ledger _ledger;
    private readonly PictureShelf _shelf;
    private readonly Task _running;
    private volatile bool _connected;

    private ReceiverRig(string broker, TempFolder? folder)
    {
        _own = folder is null ? new TempFolder() : null;
        var file = (folder ?? _own!).File("ledger.db");
        _ledger = new Ledger(file, TimeProvider.System);
        _shelf = new PictureShelf(file, TimeProvider.System);
        Pictures = Path.Combine(Path.GetDirectoryName(file)!, "pictures");
        var settings = new ReceiverSettings(BrokerAddress.Parse(broker), file) { PicturePatience = TimeSpan.FromMilliseconds(300) };
        var receiver = new ReferenceReceiver(settings, _ledger, _shelf, TimeProvider.System, _loggers.CreateLogger("receiver"));
        receiver.ConnectionChanged += (connected, _) => _connected = connected;
        _running = receiver.RunAsync(_stop.Token);
    }

    public Ledger Ledger => _ledger;

    /// <summary>Folder with what came.</summary>
    public string Pictures { get; }

    /// <summary>Pieces of pictures that are not complete.</summary>
    public long Pieces => _shelf.Pieces;

    /// <summary>Complete pictures of the test's gateway.</summary>
    public long Stored => _shelf.ReceiptFor("gw-test", TimeSpan.Zero).Stored;

    /// <summary>As if its disk had lost one.</summary>
    public void Lose(Guid caseId, string name) => _shelf.Forget("gw-test", caseId, name);

    public bool IsConnected => _connected;

    public int Count => _ledger.ReadAfter(0, int.MaxValue).Count;

    /// <summary>Event numbers in the order of arrival.</summary>
    public IEnumerable<long> Seqs => _ledger.ReadAfter(0, int.MaxValue).Select(entry => entry.Seq);

    /// <summary>Returns when it is subscribed.</summary>
    public static async Task<ReceiverRig> StartAsync(string broker, TempFolder? folder = null)
    {
        var rig = new ReceiverRig(broker, folder);
        await Wait.UntilAsync(() => rig.IsConnected);
        return rig;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _ledger.Dispose();
        _shelf.Dispose();
        _stop.Dispose();
        _loggers.Dispose();
        _own?.Dispose();
    }
}
