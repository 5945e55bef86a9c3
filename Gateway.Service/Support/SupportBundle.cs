using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Doctor;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Logs;
using EdgeGateway.Service.Verbs;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Support;

/// <summary>Gathers what whoever helps from afar needs: doctor, log, configuration, versions, heads of events. No secret, no person.</summary>
internal static class SupportBundle
{
    private const int Events = 1000;
    private const int LogLines = 5000;
    private static readonly string[] SystemFiles = ["proc/meminfo", "proc/loadavg", "proc/uptime", "proc/mounts", "proc/version", "proc/net/route", "etc/os-release", "etc/resolv.conf"];

    /// <param name="report">The doctor's.</param>
    /// <param name="options">Configuration in force.</param>
    /// <param name="machine">Machine under the gateway.</param>
    /// <param name="more">What only the running gateway knows: metrics, things, alerts.</param>
    public static byte[] Make(DoctorReport report, GatewayOptions options, Machine machine, IEnumerable<BundlePart> more)
    {
        var scrubber = new Scrubber(KnownSecrets.Of(options, machine.Variable));
        BundlePart[] parts =
        [
            new("doctor.txt", DoctorText.Write(report)),
            new("doctor.json", JsonSerializer.Serialize(report, DoctorJson.Plain.DoctorReport)),
            new("configuration.json", ConfigurationExtract.Write(options, scrubber)),
            new("versions.txt", Versions(machine)),
            new("log.txt", Log(options)),
            new("events.csv", Heads(options)),
            new("system.txt", System(machine)),
            .. more,
        ];
        return BundleArchive.Pack(new BundleManifest(report.GatewayId, VersionVerb.Version, report.At, report.Running, []), parts, scrubber);
    }

    public static string NameOf(string gatewayId, DateTimeOffset at) => $"support-{gatewayId}-{at.ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}.zip";

    private static string Versions(Machine machine) => string.Join('\n',
        $"edgegateway {VersionVerb.Version}",
        $"built {machine.Built().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
        $"runtime {RuntimeInformation.FrameworkDescription} {RuntimeInformation.RuntimeIdentifier}",
        $"system {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
        $"sqlite {SqliteVersion()}",
        $"processors {Environment.ProcessorCount}",
        $"ffmpeg {machine.Program("ffmpeg") ?? "-"}");

    private static string SqliteVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }

    private static string Log(GatewayOptions options) =>
        string.Join('\n', new LogQuery { Level = LogLevel.Trace, Max = LogLines }.Of(LogsModule.Files(options).Backwards()).Reverse().Select(line => line.Plain()));

    private static string System(Machine machine)
    {
        var text = new StringBuilder();
        foreach (var file in SystemFiles)
            text.Append("== /").AppendLine(file).AppendLine(machine.Text(file) ?? "-").AppendLine();
        text.AppendLine("== interfaces");
        foreach (var face in machine.Networks())
            text.AppendLine(CultureInfo.InvariantCulture, $"{face.Name} {(face.IsUp ? "up" : "down")} {face.Addresses.Count} addresses");
        text.AppendLine().AppendLine("== usb");
        foreach (var device in machine.Names("sys/bus/usb/devices"))
        {
            if (machine.Text($"sys/bus/usb/devices/{device}/idVendor") is { } vendor)
                text.AppendLine(CultureInfo.InvariantCulture, $"{device} {vendor}:{machine.Text($"sys/bus/usb/devices/{device}/idProduct")} {machine.Text($"sys/bus/usb/devices/{device}/product")}");
        }

        text.AppendLine().AppendLine("== serial").AppendJoin('\n', machine.Names("dev/serial/by-id"));
        return text.ToString();
    }

    /// <summary>Numbers, times, types and sizes; not a word of what is in them.</summary>
    private static string Heads(GatewayOptions options)
    {
        var path = new JournalSettings(Path.GetFullPath(options.DataDirectory), options.GatewayId).DatabasePath;
        var text = new StringBuilder("seq,time,type,class,bytes\n");
        if (!File.Exists(path))
            return text.ToString();
        try
        {
            using var connection = new SqliteConnection(JournalFile.ConnectionText(path, SqliteOpenMode.ReadOnly));
            connection.Open();
            using var command = connection.Command("SELECT seq, time, type, class, length(body) FROM events ORDER BY seq DESC LIMIT $max").With("$max", Events);
            using var row = command.ExecuteReader();
            while (row.Read())
                text.Append(CultureInfo.InvariantCulture, $"{row.GetInt64(0)},{DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)):yyyy-MM-ddTHH:mm:ss.fffZ},{row.GetString(2)},{row.GetInt64(3)},{row.GetInt64(4)}\n");
        }
        catch (SqliteException unreadable)
        {
            text.AppendLine(unreadable.Message);
        }

        return text.ToString();
    }
}
