using System.Globalization;
using EdgeGateway.KillLedger.Soak;
using EdgeGateway.Testing;

namespace EdgeGateway.Benchmarks;

/// <summary>A box with cameras through hours of trouble. <c>soak [MINUTES]</c>.</summary>
internal static class SoakBench
{
    private const int Minutes = 120;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (SharedFiles.Find("footage/vtest.avi") is not { } footage)
        {
            Console.WriteLine(SharedFiles.Missing("footage/vtest.avi"));
            return 1;
        }
        var minutes = arguments.Count > 0 ? int.Parse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture) : Minutes;
        var plan = new SoakPlan(TimeSpan.FromMinutes(minutes), Lasts: TimeSpan.FromSeconds(20), Rest: TimeSpan.FromSeconds(20));
        Console.WriteLine($"soak: {minutes} minutes, {plan.Cameras} cameras; {Machine.Description}");
        var report = await SoakRun.RunAsync(plan, footage, line => Console.WriteLine($"  {line}"));
        Console.WriteLine(report);
        return report.Findings.Count == 0 ? 0 : 1;
    }
}
