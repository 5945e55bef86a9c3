using EdgeGateway.Service.Checkout.Reports;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Cases.Reports;

/// <summary>Weekly and monthly reports of a city box. One whose period is over is frozen in the journal with its digest and never counted again.</summary>
internal sealed class CityReportDesk(JournalStore journal, GatewayOptions options, TimeProvider clock)
{
    // A case discovered before midnight may come to the journal after it.
    private static readonly TimeSpan Settles = TimeSpan.FromHours(1);

    /// <summary>The frozen report where there is one; else counted now, and frozen when its period is over.</summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be read, or cannot keep it.</exception>
    public async Task<StoreReport> GetAsync(ReportPeriod period, CancellationToken stopping)
    {
        var report = Make(period);
        var now = clock.GetUtcNow();
        if (report.Frozen || now < CityFigureReader.Start(period.To.AddDays(1), clock.LocalTimeZone) + Settles)
            return report;
        await journal.CommitAsync((connection, transaction, _) => CityReportRows.Freeze(connection, transaction, report, now), [], stopping);
        return Make(period);
    }

    /// <summary>Freezes last week and last month when nobody asked for them yet.</summary>
    public async Task FreezeAsync(CancellationToken stopping)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        foreach (var kind in new[] { ReportPeriod.Weekly, ReportPeriod.Monthly })
            await GetAsync(ReportPeriod.Of(kind, today)!.Before(), stopping);
    }

    private StoreReport Make(ReportPeriod period) => journal.Read(connection => CityReportRows.Make(connection, period, options.GatewayId, clock.LocalTimeZone));
}
