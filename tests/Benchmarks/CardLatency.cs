using EdgeGateway.Devices;
using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Benchmarks;

/// <summary>From the card on the reader to the identity in the program, over a real pseudo-terminal at wire speed.</summary>
internal static class CardLatency
{
    /// <summary>Find, select and read: three requests of 10 bytes, answers of 15, 20 and 1295.</summary>
    private const int BytesOnTheWire = 30 + 15 + 20 + 1295;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("card to identity, milliseconds; 'over wire' is what we add to the time the bytes need");
        await MeasureAsync(115200, pollMs: 300, cards: 60);
        await MeasureAsync(115200, pollMs: 50, cards: 60);
        await MeasureAsync(9600, pollMs: 300, cards: 10);
        return 0;
    }

    private static async Task MeasureAsync(int baud, int pollMs, int cards)
    {
        var clock = TimeProvider.System;
        using var folder = new TempFolder();
        await using var bench = new VirtualBench(folder.Path, clock);
        using var stopping = new CancellationTokenSource();
        var options = new DeviceOptions { Id = "reader-1", Address = $"virtual:?baud={baud}", PollInterval = TimeSpan.FromMilliseconds(pollMs) };
        var device = SamReader.Create(options, new DeviceContext(clock, NullLoggerFactory.Instance, bench));
        var reader = bench.Find<VirtualReader>("reader-1")!;
        var arrived = new List<(TimeSpan FromPlaced, TimeSpan FromFind)>();
        long placed = 0;
        TaskCompletionSource read = new();
        device.CardRead += card =>
        {
            arrived.Add((clock.GetElapsedTime(placed), card.Elapsed));
            read.TrySetResult();
        };
        var running = device.RunAsync(stopping.Token);
        var random = new Random(1);
        for (var card = 0; card < cards; card++)
        {
            read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            // At any moment of the poll, as clerks do.
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(400)), clock);
            placed = clock.GetTimestamp();
            reader.Place(card % 2 == 0 ? SyntheticCards.First : SyntheticCards.Second);
            await read.Task;
        }
        await stopping.CancelAsync();
        await running;
        Print(baud, pollMs, arrived);
    }

    private static void Print(int baud, int pollMs, List<(TimeSpan FromPlaced, TimeSpan FromFind)> arrived)
    {
        var wire = BytesOnTheWire * 10_000.0 / baud;
        var find = arrived.Skip(1).Select(card => card.FromFind.TotalMilliseconds - wire).Order().ToList();
        var place = arrived.Skip(1).Select(card => card.FromPlaced.TotalMilliseconds - wire).Order().ToList();
        Console.WriteLine($"{baud} baud, poll {pollMs} ms, wire {wire:F0} ms, {find.Count} cards");
        Console.WriteLine($"  from the find that saw it, over wire: median {find[find.Count / 2]:F1}, worst {find[^1]:F1}");
        Console.WriteLine($"  from placing it, over wire:           median {place[place.Count / 2]:F1}, worst {place[^1]:F1}");
    }
}
