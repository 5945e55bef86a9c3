using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Verbs;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>The program itself: does it run, once, without falling over.</summary>
internal static class GatewayChecks
{
    private const string UpdatesHome = "opt/edgegateway";
    private const int ManyStarts = 5;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Of("gateway.running", "网关运行", "Gateway runs", Running),
        DoctorCheck.Of("gateway.second", "重复运行", "Second gateway", Second),
        DoctorCheck.Of("gateway.restarts", "重启次数", "Restarts", Restarts),
        DoctorCheck.Of("gateway.updates", "更新", "Updates", Updates),
    ];

    private static Finding Running(CheckContext context) => context switch
    {
        { Live: { } live } => Finding.Ok($"{VersionVerb.Version}，已运行 {live.Uptime.TotalHours:0.0} 小时", $"{VersionVerb.Version}, for {live.Uptime.TotalHours:0.0} h"),
        { HeldByAnother: true } => Finding.Fail(new("有进程占着数据目录，但页面地址没有应答，或不接受操作密码", "a process holds the data folder but does not answer at its address, or does not accept the operator password"), new("网关可能卡死了，或者查错了配置、缺少密码变量", "The gateway may hang, or this is another configuration, or the password's variable is not set here"),
            new("看服务状态和日志（systemctl status edgegateway），必要时重启", "See the service's state and log (systemctl status edgegateway), restart it if need be")),
        _ => Finding.Warn(new("没有在运行", "not running"), new("网关没有运行：不登记，也不上报", "The gateway does not run: nothing is recorded or delivered"), new("启动网关（systemctl start edgegateway）", "Start it (systemctl start edgegateway)")),
    };

    private static Finding Second(CheckContext context)
    {
        var others = context.Machine.Processes().Where(process => process.Name == "edgegateway" && process.Id != Environment.ProcessId && IsRun(context, process.Id)).Select(process => process.Id).ToList();
        var allowed = context.HeldByAnother ? 1 : 0;
        return Finding.Of(others.Count > allowed ? CheckLevel.Warn : CheckLevel.Ok, others.Count > 0 ? new($"进程 {string.Join("、", others)}", $"process {string.Join(", ", others)}") : new("没有", "none"),
            new("这台机器上还有另一个网关在运行，会抢设备", "Another gateway runs on this machine and takes its devices"), new("只留一个服务；停掉手工启动的那个", "Keep one service; end the one that was started by hand"));
    }

    // Verbs are the same program: only one that runs as a gateway counts.
    private static bool IsRun(CheckContext context, int id)
    {
        var words = (context.Machine.Text($"proc/{id}/cmdline") ?? "").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.Skip(1).FirstOrDefault(word => !word.EndsWith(".dll", StringComparison.Ordinal)) is null or "run" or ['-', '-', ..];
    }

    private static Finding Restarts(CheckContext context)
    {
        var path = new JournalSettings(Path.GetFullPath(context.Options.DataDirectory), context.Options.GatewayId).DatabasePath;
        if (!File.Exists(path))
            return Finding.Skip("还没有账本", "there is no journal yet");
        try
        {
            using var connection = new SqliteConnection(JournalFile.ConnectionText(path, SqliteOpenMode.ReadOnly));
            connection.Open();
            using var command = connection.Command("SELECT COUNT(*) FROM events WHERE type = $type AND time > $since").With("$type", EventTypes.GatewayStarted).With("$since", (context.Clock.GetUtcNow() - Day).ToUnixTimeMilliseconds());
            var starts = (long)command.ExecuteScalar()!;
            return Finding.Of(starts > ManyStarts ? CheckLevel.Warn : CheckLevel.Ok, new($"24 小时内启动 {starts} 次", $"started {starts} times within 24 h"), new("网关反复重启", "The gateway starts again and again"),
                new("看日志里最后的错误；导出 support-bundle 交给维护", "See the last errors in the log; give a support bundle to service"));
        }
        catch (SqliteException)
        {
            return Finding.Skip("账本读不出来", "the journal cannot be read");
        }
    }

    // What an update leaves behind beside the versions (deploy/systemd): plain lines NAME=VALUE in "trial" while one runs, in "last-update" afterwards.
    private static Finding Updates(CheckContext context)
    {
        if (Lines(context, "trial") is { } trial)
            return Finding.Ok($"{trial.GetValueOrDefault("candidate")} 试运行中", $"{trial.GetValueOrDefault("candidate")} on trial");
        if (Lines(context, "last-update") is not { } last)
            return Finding.Skip("没有更新记录", "no update is known");
        var (result, candidate) = (last.GetValueOrDefault("result"), last.GetValueOrDefault("candidate"));
        return Finding.Of(result == "kept" ? CheckLevel.Ok : CheckLevel.Warn, Finding.Same($"{candidate} {result}: {last.GetValueOrDefault("reason")}".TrimEnd(' ', ':')),
            result == "kept-without-return" ? new($"更新 {candidate} 没有通过，但不能退回", $"Update {candidate} did not hold, and could not be taken back") : new($"更新 {candidate} 没有通过，已退回", $"Update {candidate} did not hold and was taken back"), new("看更新日志里的原因，等新的更新包", "See the reason in its log and wait for another package"));
    }

    private static Dictionary<string, string>? Lines(CheckContext context, string name) => context.Machine.Text($"{UpdatesHome}/{name}")?
        .Split('\n').Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2).GroupBy(parts => parts[0]).ToDictionary(group => group.Key, group => group.Last()[1], StringComparer.Ordinal);
}
