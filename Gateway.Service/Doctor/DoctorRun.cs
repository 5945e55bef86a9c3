using EdgeGateway.Service.Doctor.Checks;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Doctor;

/// <summary>Runs all checks once and puts what they saw together.</summary>
internal static class DoctorRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(75);

    public static async Task<DoctorReport> RunAsync(CheckContext context, CancellationToken stopping)
    {
        var started = context.Clock.GetTimestamp();
        // Speed is measured while nothing else reads or writes.
        var disk = await TopicAsync(DiskChecks.All, context, stopping);
        var seen = await Task.WhenAll(CheckTable.Topics.Select(topic => topic == DiskChecks.All ? Task.FromResult(disk) : Task.Run(() => TopicAsync(topic, context, stopping), stopping)));
        return Report(context, [.. seen.SelectMany(topic => topic)], context.Clock.GetElapsedTime(started));
    }

    public static DoctorReport Report(CheckContext context, IReadOnlyList<CheckResult> results, TimeSpan took) =>
        Report(context.Options.GatewayId, context.Clock.GetLocalNow(), context.Live is not null, results, took);

    public static DoctorReport Report(string gatewayId, DateTimeOffset at, bool running, IReadOnlyList<CheckResult> results, TimeSpan took)
    {
        int Count(CheckLevel level) => results.Count(result => result.Level == level);
        return new DoctorReport
        {
            GatewayId = gatewayId,
            Version = VersionVerb.Version,
            At = at,
            Running = running,
            Level = Count(CheckLevel.Fail) > 0 ? CheckLevel.Fail : Count(CheckLevel.Warn) > 0 ? CheckLevel.Warn : CheckLevel.Ok,
            Ok = Count(CheckLevel.Ok),
            Skipped = Count(CheckLevel.Skipped),
            Warn = Count(CheckLevel.Warn),
            Fail = Count(CheckLevel.Fail),
            Seconds = Math.Round(took.TotalSeconds, 1),
            Checks = results,
        };
    }

    private static async Task<IReadOnlyList<CheckResult>> TopicAsync(IReadOnlyList<DoctorCheck> topic, CheckContext context, CancellationToken stopping)
    {
        var results = new List<CheckResult>();
        foreach (var check in topic)
            results.AddRange((await LookAsync(check, context, stopping)).Select(finding => CheckResult.Of(check, finding)));
        return results;
    }

    // A check that breaks is a finding about the doctor, and keeps no other check from looking.
    private static async Task<IReadOnlyList<Finding>> LookAsync(DoctorCheck check, CheckContext context, CancellationToken stopping)
    {
        using var late = new CancellationTokenSource(Patience, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopping);
        try
        {
            return await check.LookAsync(context, either.Token);
        }
        catch (Exception broken) when (!stopping.IsCancellationRequested)
        {
            return [Finding.Warn(Finding.Same(broken.GetType().Name), new("这项检查自己出了错", "This check itself failed"), new("把这份报告交给维护", "Give this report to service"))];
        }
    }
}
