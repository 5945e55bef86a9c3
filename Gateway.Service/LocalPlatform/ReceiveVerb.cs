using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.Verbs;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.LocalPlatform;

/// <summary><c>edgegateway receive --broker mqtt://host:1883 --ledger ledger.db</c>: the reference receiver alone, beside any broker.</summary>
internal static class ReceiveVerb
{
    public static async Task<int> RunAsync(CommandLine line)
    {
        if (!line.Switches.TryGetValue("broker", out var address) || address is null || !BrokerAddress.TryParse(address, out var broker))
            return await WrongAsync("--broker must be like mqtt://host:1883 or mqtts://host:8883");
        if (!line.Switches.TryGetValue("ledger", out var file) || file is null)
            return await WrongAsync("--ledger needs a file");
        var settings = new ReceiverSettings(broker, file)
        {
            UserName = line.Switches.GetValueOrDefault("user"),
            Password = Environment.GetEnvironmentVariable("EDGEGATEWAY_RECEIVE_PASSWORD"),
            Tls = new TlsFiles(line.Switches.GetValueOrDefault("ca"), null, null),
        };

        using var loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
        }));
        using var stop = new Stop();
        try
        {
            using var ledger = new Ledger(settings.LedgerPath, TimeProvider.System);
            using var shelf = new PictureShelf(settings.LedgerPath, TimeProvider.System);
            await new ReferenceReceiver(settings, ledger, shelf, TimeProvider.System, loggers.CreateLogger("receive")).RunAsync(stop.Token);
            return ExitCodes.Done;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            return await WrongAsync($"the ledger {file} cannot be opened: {failure.Message}");
        }
    }

    private static async Task<int> WrongAsync(string what)
    {
        await Console.Error.WriteLineAsync(what);
        return ExitCodes.BadUsage;
    }

    /// <summary>Ends on Ctrl-C and on SIGTERM.</summary>
    private sealed class Stop : IDisposable
    {
        private readonly CancellationTokenSource _source = new();
        private readonly System.Runtime.InteropServices.PosixSignalRegistration[] _signals;

        public Stop() => _signals =
        [
            System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGINT, Ask),
            System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, Ask),
        ];

        public CancellationToken Token => _source.Token;

        public void Dispose()
        {
            foreach (var signal in _signals)
                signal.Dispose();
            _source.Dispose();
        }

        private void Ask(System.Runtime.InteropServices.PosixSignalContext context)
        {
            context.Cancel = true;
            _source.Cancel();
        }
    }
}
