using EdgeGateway.Devices;
using EdgeGateway.Devices.Scanner;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Benchmarks;

/// <summary>From the first byte of a label on the wire to the scan in the program, over a real pseudo-terminal at wire speed.</summary>
internal static class ScanLatency
{
    private const string Code = "12600011001000000000000000000000";
    private const string Seed = "测试一号\r\n示例种业有限公司\r\nSEED20260001\r\nhttp://seed.example/s?u=SEED20260001";

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("label to scan, milliseconds on top of the time its bytes need on the wire");
        await MeasureAsync("32 digits + CR", Code, ScanSuffix.Cr, 115200, 300);
        await MeasureAsync("32 digits + ETX", Code, ScanSuffix.Etx, 115200, 300);
        await MeasureAsync("seed label + CR", Seed, ScanSuffix.Cr, 115200, 100);
        await MeasureAsync("store code + CR", "A-0012", ScanSuffix.Cr, 115200, 100);
        await MeasureAsync("32 digits, no suffix", Code, ScanSuffix.None, 115200, 100);
        await MeasureAsync("32 digits + CR", Code, ScanSuffix.Cr, 9600, 60);
        return 0;
    }

    private static async Task MeasureAsync(string name, string label, ScanSuffix suffix, int baud, int count)
    {
        var clock = TimeProvider.System;
        using var folder = new TempFolder();
        await using var bench = new VirtualBench(folder.Path, clock);
        using var stopping = new CancellationTokenSource();
        var options = new DeviceOptions { Id = "scanner-1", Address = $"virtual:?baud={baud}" };
        var device = new BarcodeScanner(options, new DeviceContext(clock, NullLoggerFactory.Instance, bench));
        var scanner = bench.Find<VirtualScanner>("scanner-1")!;
        scanner.Suffix = suffix;
        var wire = (System.Text.Encoding.UTF8.GetByteCount(label) + (suffix == ScanSuffix.None ? 0 : 1)) * 10_000.0 / baud;
        var arrived = new List<double>();
        long started = 0;
        var whole = 0;
        TaskCompletionSource scanned = new();
        device.Scanned += scan =>
        {
            arrived.Add(clock.GetElapsedTime(started).TotalMilliseconds - wire);
            whole += scan.Text == label ? 1 : 0;
            scanned.TrySetResult();
        };
        var running = device.RunAsync(stopping.Token);
        for (var i = 0; i < count; i++)
        {
            scanned = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await Task.Delay(TimeSpan.FromMilliseconds(100), clock);
            started = clock.GetTimestamp();
            await scanner.ScanAsync(label);
            await scanned.Task;
        }
        await stopping.CancelAsync();
        await running;
        var sorted = arrived.Skip(3).Order().ToList();
        Console.WriteLine(
            $"{name}, {baud} baud, wire {wire:F0} ms: median {sorted[sorted.Count / 2]:F1}, p99 {sorted[sorted.Count * 99 / 100]:F1}, "
            + $"worst {sorted[^1]:F1}; {whole} of {arrived.Count} scans whole");
    }
}
