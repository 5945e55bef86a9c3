using System.Globalization;
using EdgeGateway.Service.Cases.Reports;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Checkout.Reports;

internal static class ReportVerb
{
    private const string City = "city-";

    /// <summary>
    /// <c>report weekly|monthly|city-weekly|city-monthly [--date 2026-11-25] [--out FILE]</c>: the CSV of the period that day lies in; the digest goes to the
    /// error stream.
    /// </summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        var text = line.Switches.GetValueOrDefault("date");
        var day = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        if ((text is not null && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            || line.Words is not [var kind] || ReportPeriod.Of(kind.StartsWith(City, StringComparison.Ordinal) ? kind[City.Length..] : kind, day) is not { } period)
        {
            await Console.Error.WriteLineAsync("report weekly|monthly|city-weekly|city-monthly [--date 2026-11-25] [--out FILE] [--config FILE]");
            return ExitCodes.BadUsage;
        }
        return await StoreFile.QueryAsync(line, async (connection, options) =>
        {
            var report = kind == period.Kind
                ? ReportRows.Make(connection, period, options.Checkout)
                : CityReportRows.Make(connection, period, options.GatewayId, TimeProvider.System.LocalTimeZone);
            if (line.Switches.GetValueOrDefault("out") is { } file)
                await File.WriteAllBytesAsync(file, report.Body);
            else
                await Console.Out.WriteAsync(System.Text.Encoding.UTF8.GetString(report.Body.AsSpan(System.Text.Encoding.UTF8.Preamble.Length)));
            await Console.Error.WriteLineAsync($"{period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd}, {(report.Frozen ? "frozen" : "not frozen")}, sha256 {report.Sha256}");
            return ExitCodes.Done;
        });
    }
}
