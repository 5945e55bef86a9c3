using System.Globalization;
using EdgeGateway.KillLedger;

namespace EdgeGateway.Benchmarks;

/// <summary>The kill ledger: a thousand SIGKILLs, then who was told what and what is where. <c>kill [KILLS [SEED]]</c>.</summary>
internal static class KillBench
{
    private const int Kills = 1000;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var plan = new KillPlan(Number(arguments, 0) ?? Kills, Number(arguments, 1) ?? Random.Shared.Next(1, 1_000_000));
        Console.WriteLine($"kill: SIGKILL to gateway, mosquitto and receiver, {plan.Kills} in all, seed {plan.Seed}; {Machine.Description}");
        var report = await KillRun.RunAsync(plan, line => Console.WriteLine($"  {line}"));
        Console.WriteLine(report);
        return report.Ledger.Findings.Count == 0 ? 0 : 1;
    }

    private static int? Number(IReadOnlyList<string> arguments, int index) =>
        arguments.Count > index ? int.Parse(arguments[index], NumberStyles.None, CultureInfo.InvariantCulture) : null;
}
