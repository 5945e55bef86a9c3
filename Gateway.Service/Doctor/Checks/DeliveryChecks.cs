using System.Globalization;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>Does what was recorded get to the platforms, and how long can it wait.</summary>
internal static class DeliveryChecks
{
    private const double FewDays = 2;
    private const double AlmostNoDays = 0.25;
    private static readonly TimeSpan Old = TimeSpan.FromHours(1);
    private static readonly TimeSpan VeryOld = TimeSpan.FromHours(24);

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Of("delivery.platforms", "上报平台", "Platforms", Platforms),
        DoctorCheck.Each("delivery.oldest", "最早待送记录", "Oldest undelivered", Oldest),
        DoctorCheck.Each("delivery.quarantine", "被退回的记录", "Quarantine", Quarantine),
        DoctorCheck.Each("delivery.missing", "平台缺少的记录", "Missing at the platform", Missing),
        DoctorCheck.Of("delivery.budget", "断网可撑时间", "Offline budget", Budget),
        DoctorCheck.Of("delivery.dropped", "因空间丢弃", "Dropped for want of room", Dropped),
    ];

    private static Finding Platforms(CheckContext context)
    {
        var enabled = context.Options.Destinations.Where(one => one.Enabled).ToList();
        return enabled.Count == 0
            ? Finding.Warn(new("没有配置平台", "none is configured"), new("记录只留在本机", "Records stay on this box only"), new("把平台地址写进配置 destinations", "Put the platform's address into destinations"))
            : Endpoints.Brokers(context.Options).Concat(Endpoints.Web(context.Options)).ToList() is { Count: > 0 } all && all.All(one => one.IsLoopback)
                ? Finding.Warn(Finding.Same(string.Join(", ", enabled.Select(one => one.Id))), new("只有本机上的演示平台，没有上报到任何地方", "Only demo platforms on this very machine: nobody else receives anything"), new("换成平台的地址", "Put the platform's address there"))
                : Finding.Good(string.Join(", ", enabled.Select(one => one.Id)));
    }

    private static IEnumerable<Finding> Oldest(CheckContext context)
    {
        if (context.Live is { } live)
            return live.Destinations.Select(view => Waiting(view.Id, view.Queue, view.OldestWaiting, context)).DefaultIfEmpty(Finding.Skip("没有平台", "there is no platform"));
        return Stored(context, "SELECT destination, settled FROM delivery_cursor ORDER BY destination", (connection, row) =>
        {
            var delivered = RangeSet.Parse(row.GetString(1)).Low;
            using var next = connection.Command("SELECT COUNT(*), MIN(time) FROM events WHERE seq > $low").With("$low", delivered);
            using var found = next.ExecuteReader();
            found.Read();
            return Waiting(row.GetString(0), found.GetInt64(0), found.IsDBNull(1) ? null : DateTimeOffset.FromUnixTimeMilliseconds(found.GetInt64(1)), context);
        });
    }

    private static Finding Waiting(string id, long count, DateTimeOffset? oldest, CheckContext context)
    {
        if (count == 0 || oldest is not { } since)
            return Finding.Ok("没有等待的", "nothing waits", id);
        var age = context.Clock.GetUtcNow() - since;
        return Finding.Of(age > VeryOld ? CheckLevel.Fail : age > Old ? CheckLevel.Warn : CheckLevel.Ok,
            new($"{count} 条等待，最早的 {since.ToLocalTime().ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)}", $"{count} wait, the oldest since {since.ToLocalTime().ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)}"),
            new("记录在本机等着，没有丢，但平台还没收到", "Records wait here; nothing is lost, but the platform does not have them"), new("看这个平台的连接检查项；恢复后自动补送", "See the checks of this platform's connection; they are sent by themselves"), id);
    }

    private static IEnumerable<Finding> Quarantine(CheckContext context)
    {
        if (context.Live is { } live)
            return live.Destinations.Select(view => Refused(view.Id, view.Quarantined)).DefaultIfEmpty(Finding.Skip("没有平台", "there is no platform"));
        return Stored(context, "SELECT destination, COUNT(*) FROM delivery_quarantine GROUP BY destination", (_, row) => Refused(row.GetString(0), row.GetInt64(1)));
    }

    private static Finding Refused(string id, long count) => Finding.Of(count > 0 ? CheckLevel.Warn : CheckLevel.Ok, new($"{count} 条", $"{count}"),
        new("平台退回了这些记录", "The platform refused these records"), new("在运行状态页看原因，改好后重发", "See the reason on the ops page, put it right and send again"), id);

    private static IEnumerable<Finding> Missing(CheckContext context) => (context.Live?.Destinations ?? [])
        .Select(view => Finding.Of(view.ConfirmedMissing > 0 || view.Chain?.StartsWith("broken", StringComparison.Ordinal) == true ? CheckLevel.Warn : CheckLevel.Ok,
            new($"缺 {view.ConfirmedMissing} 条，链 {view.Chain ?? "—"}", $"{view.ConfirmedMissing} missing, chain {view.Chain ?? "-"}"),
            new("平台的账和本机对不上", "The platform's ledger does not match"), new("问平台方是否恢复过旧备份；缺的会自动补送", "Ask the platform whether an old backup was restored; what is missing is sent again"), view.Id))
        .DefaultIfEmpty(Finding.Skip("网关运行时才知道", "known only while the gateway runs"));

    private static Finding Budget(CheckContext context)
    {
        if (context.Live?.Budget is not { } budget)
            return Finding.Skip("网关运行时才知道", "known only while the gateway runs");
        return Finding.Of(budget.DaysLeft < AlmostNoDays ? CheckLevel.Fail : budget.DaysLeft < FewDays ? CheckLevel.Warn : CheckLevel.Ok, budget.Sentence,
            new("断网撑不了多久就会丢记录", "Offline for longer than this, something is lost"), new("恢复网络，或加大 space.limitMegabytes 和磁盘", "Restore the network, or raise space.limitMegabytes and the disk"));
    }

    private static Finding Dropped(CheckContext context) => context.Live is not { } live
        ? Finding.Skip("网关运行时才知道", "known only while the gateway runs")
        : Finding.Of(live.Dropped > 0 ? CheckLevel.Warn : CheckLevel.Ok, new($"共 {live.Dropped} 条", $"{live.Dropped} in all"),
            new("空间不够，丢过记录（不含销售和案件）", "For want of room something was dropped (never sales or cases)"), new("加大磁盘，或减少遥测", "Give it a larger disk, or less telemetry"));

    private static List<Finding> Stored(CheckContext context, string sql, Func<SqliteConnection, SqliteDataReader, Finding> of)
    {
        var path = new JournalSettings(Path.GetFullPath(context.Options.DataDirectory), context.Options.GatewayId).DatabasePath;
        var found = new List<Finding>();
        if (!File.Exists(path))
            return [Finding.Skip("还没有账本", "there is no journal yet")];
        try
        {
            using var connection = new SqliteConnection(JournalFile.ConnectionText(path, SqliteOpenMode.ReadOnly));
            connection.Open();
            using var command = connection.Command(sql);
            using var row = command.ExecuteReader();
            while (row.Read())
                found.Add(of(connection, row));
        }
        catch (SqliteException)
        {
            return [Finding.Skip("账本读不出来", "the journal cannot be read")];
        }

        return found.Count > 0 ? found : [Finding.Ok("没有", "none")];
    }
}
