using System.Globalization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Doctor.Probes;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>The journal's file, read beside the running writer and never changed.</summary>
internal static class JournalChecks
{
    private const int Linked = 500;
    private const long BigLog = 100_000_000;
    private static readonly TimeSpan CheckPatience = TimeSpan.FromSeconds(15);

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Of("journal.opens", "账本能打开", "Journal opens", Opens),
        DoctorCheck.Of("journal.schema", "账本版本", "Journal schema", context => Read(context, Schema)),
        DoctorCheck.Of("journal.integrity", "账本完整", "Journal integrity", context => Read(context, connection => Integrity(connection, context.Clock))),
        DoctorCheck.Of("journal.chain", "防篡改链", "Hash chain", context => Read(context, Chain)),
        DoctorCheck.Of("journal.wal", "预写日志", "Write-ahead log", Log),
        DoctorCheck.Of("journal.broken", "损坏的旧账本", "Damaged journals", Broken),
    ];

    private static JournalSettings Settings(CheckContext context) => new(Path.GetFullPath(context.Options.DataDirectory), context.Options.GatewayId);

    private static Finding Opens(CheckContext context)
    {
        var path = Settings(context).DatabasePath;
        if (!File.Exists(path))
            return Finding.Skip("还没有账本，第一次启动时生成", "there is none yet; made at the first start");
        return Read(context, connection =>
        {
            var head = JournalFile.ReadHead(connection);
            return Finding.Ok($"最新编号 {head.Seq}，文件 {new FileInfo(path).Length / 1e6:0.0} MB", $"newest number {head.Seq}, file {new FileInfo(path).Length / 1e6:0.0} MB");
        });
    }

    private static Finding Read(CheckContext context, Func<SqliteConnection, Finding> look)
    {
        var path = Settings(context).DatabasePath;
        if (!File.Exists(path))
            return Finding.Skip("还没有账本", "there is no journal yet");
        try
        {
            using var connection = new SqliteConnection(JournalFile.ConnectionText(path, SqliteOpenMode.ReadOnly));
            connection.Open();
            return look(connection);
        }
        catch (SqliteException refused)
        {
            return Finding.Fail(Finding.Same(refused.Message), new("账本读不出来", "The journal cannot be read"),
                new("不要删文件；停下网关，复制数据目录，运行 edgegateway journal salvage", "Delete nothing; stop the gateway, copy the data folder and run: edgegateway journal salvage"));
        }
    }

    private static Finding Schema(SqliteConnection connection)
    {
        var known = SchemaCatalogue.Known;
        using var command = connection.Command("SELECT name, version FROM schema_modules ORDER BY name");
        using var row = command.ExecuteReader();
        var (count, newer) = (0, new List<string>());
        while (row.Read())
        {
            count++;
            if (known.GetValueOrDefault(row.GetString(0), int.MaxValue) < row.GetInt32(1))
                newer.Add(row.GetString(0));
        }

        return Finding.Of(newer.Count > 0 ? CheckLevel.Fail : CheckLevel.Ok,
            newer.Count > 0 ? new($"比本程序新的部分：{string.Join("、", newer)}", $"newer than this program: {string.Join(", ", newer)}") : new($"{count} 个部分", $"{count} parts"),
            new("账本是更新版本的程序写的", "The journal was written by a newer program"), new("装回新版本；旧程序不会动这个账本", "Install the newer version again; this one does not touch the journal"));
    }

    // A large file takes longer than anybody waits: the check is then stopped and says so.
    private static Finding Integrity(SqliteConnection connection, TimeProvider clock)
    {
        using var late = new CancellationTokenSource(CheckPatience, clock);
        using var stopping = late.Token.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle!));
        try
        {
            using var command = connection.Command("PRAGMA quick_check(1)");
            var answer = command.ExecuteScalar() as string;
            return Finding.Of(answer == "ok" ? CheckLevel.Ok : CheckLevel.Fail, Finding.Same(answer ?? "?"), new("账本文件有损坏", "The journal's file is damaged"),
                new("停下网关，复制数据目录，运行 edgegateway journal salvage；检查磁盘", "Stop the gateway, copy the data folder, run: edgegateway journal salvage; have the disk checked"));
        }
        catch (SqliteException) when (late.IsCancellationRequested)
        {
            return Finding.Skip($"文件太大，{CheckPatience.TotalSeconds} 秒内没有查完", $"too big to be checked within {CheckPatience.TotalSeconds} s");
        }
    }

    private static Finding Chain(SqliteConnection connection)
    {
        using var command = connection.Command($"SELECT seq, body FROM events ORDER BY seq DESC LIMIT {Linked}");
        using var row = command.ExecuteReader();
        var (count, later) = (0, (Seq: 0L, Body: (byte[]?)null));
        while (row.Read())
        {
            var (seq, body) = (row.GetInt64(0), row.GetFieldValue<byte[]>(1));
            var verdict = HashChain.Verify(body);
            // Numbers may be missing where history was deleted; neighbours must hold on to one another.
            if (verdict == ChainVerdict.Intact && later.Body is not null && later.Seq == seq + 1)
                verdict = HashChain.Verify(later.Body, HashChain.HashOf(body)!) is ChainVerdict.Unlinked ? ChainVerdict.Unlinked : verdict;
            if (verdict != ChainVerdict.Intact)
                return Finding.Fail(new($"编号 {seq}：{verdict}", $"number {seq}: {verdict}"), new("记录被改动过，或磁盘写坏了", "A record was altered, or the disk wrote it wrong"),
                    new("保留现场，复制数据目录，联系维护", "Leave everything as it is, copy the data folder and call for service"));
            (count, later) = (count + 1, (seq, body));
        }

        return Finding.Ok($"最近 {count} 条相连", $"the last {count} hold together");
    }

    private static Finding Log(CheckContext context)
    {
        var log = new FileInfo(Settings(context).DatabasePath + "-wal");
        return log.Exists
            ? Finding.Of(log.Length > BigLog ? CheckLevel.Warn : CheckLevel.Ok, Finding.Same($"{log.Length / 1e6:0.0} MB"), new("预写日志很大：有程序一直在读账本", "The write-ahead log is large: something reads the journal all the time"),
                new("关掉正在读 journal.db 的其他程序，重启网关", "End other programs that read journal.db and restart the gateway"))
            : Finding.Ok("没有", "none");
    }

    private static Finding Broken(CheckContext context)
    {
        var kept = BrokenFiles.Find(Settings(context).DatabasePath);
        return Finding.Of(kept.Count > 0 ? CheckLevel.Warn : CheckLevel.Ok, kept.Count > 0 ? Finding.Same(string.Join(", ", kept.Select(Path.GetFileName))) : new("没有", "none"),
            new("账本曾经损坏并被换掉，旧文件里的记录要救出来", "A damaged journal was replaced; what is in the old file should be saved"),
            new("运行 edgegateway journal salvage <文件>，核对后把旧文件移走", "Run: edgegateway journal salvage <file>, compare, then move the old file away"));
    }
}
