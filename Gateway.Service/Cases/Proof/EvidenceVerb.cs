using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Cases.Proof;

internal static class EvidenceVerb
{
    /// <summary>
    /// <c>evidence verify [CASE|all] [--key signing.pub]</c>: are pictures and manifests as they were signed? With <c>--key</c> against a public key that
    /// was kept elsewhere, else against the box's own.
    /// </summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        Guid? only = null;
        if (line.Words is ["verify", var word, ..] && word != "all")
        {
            if (!Guid.TryParse(word, out var id))
                return await UsageAsync();
            only = id;
        }
        if (line.Words is not (["verify"] or ["verify", _]))
            return await UsageAsync();
        return await StoreFile.QueryAsync(line, async (connection, options) =>
        {
            var key = await File.ReadAllTextAsync(line.Switches.GetValueOrDefault("key") ?? Path.Combine(options.DataDirectory, "keys", "signing.pub"));
            return await SayAsync(EvidenceAudit.Run(connection, new EvidenceFolder(options.DataDirectory), key, only));
        });
    }

    private static async Task<int> SayAsync(EvidenceReport report)
    {
        foreach (var fault in report.Faults)
            await Console.Out.WriteLineAsync($"{fault.Kind}  manifest {fault.Number}  case {fault.CaseId}  {fault.Detail}");
        await Console.Out.WriteLineAsync(
            $"{report.Manifests} 份清单，{report.Pictures} 张图片，{report.Deleted} 张已按规定删除，{report.Unsigned} 件无清单旧案，{report.Faults.Count} 处不符 / "
            + $"{report.Manifests} manifests, {report.Pictures} pictures, {report.Deleted} deleted by rule, {report.Unsigned} old cases without manifest, {report.Faults.Count} faults");
        return report.Intact ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static async Task<int> UsageAsync()
    {
        await Console.Error.WriteLineAsync("evidence verify [CASE|all] [--key signing.pub] [--config FILE]");
        return ExitCodes.BadUsage;
    }
}
