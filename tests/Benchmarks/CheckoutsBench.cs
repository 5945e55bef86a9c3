using System.Globalization;
using EdgeGateway.KillLedger.Store;

namespace EdgeGateway.Benchmarks;

/// <summary>Checkouts in a row with random troubles, in a few stores at once. <c>checkouts [CHECKOUTS [MINUTES [SEED]]]</c>.</summary>
internal static class CheckoutsBench
{
    private const int Checkouts = 10_000;
    private const int Minutes = 10;
    private const int Stores = 4;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var (checkouts, minutes) = (Number(arguments, 0) ?? Checkouts, Number(arguments, 1) ?? Minutes);
        var seed = Number(arguments, 2) ?? Random.Shared.Next(1, 1_000_000);
        Console.WriteLine($"checkouts: {checkouts:#,0} in {Stores} stores, {minutes} minutes at most, seed {seed}; {Machine.Description}");
        var reports = await Task.WhenAll(Enumerable.Range(0, Stores).Select(store => StoreRun.RunAsync(
            new StorePlan(checkouts / Stores, seed + store) { Limit = TimeSpan.FromMinutes(minutes) }, line => Console.WriteLine($"  store {store + 1}: {line}"))));
        for (var store = 0; store < Stores; store++)
            Console.WriteLine($"\nstore {store + 1}\n{reports[store]}");
        Console.WriteLine($"\nall: {reports.Sum(one => one.Served):#,0} checkouts, {reports.Sum(one => one.AllFaults):#,0} troubles, {reports.Sum(one => one.Kills):#,0} of them kills, {reports.Sum(one => one.Findings.Count)} findings");
        return reports.All(one => one.Findings.Count == 0) ? 0 : 1;
    }

    private static int? Number(IReadOnlyList<string> arguments, int index) =>
        arguments.Count > index ? int.Parse(arguments[index], NumberStyles.None, CultureInfo.InvariantCulture) : null;
}
