using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Reports;

/// <summary>Weekly and monthly reports. One whose period is over is frozen in the journal with its digest and never counted again.</summary>
internal sealed class ReportDesk(JournalStore journal, CheckoutOptions store, TimeProvider clock)
{
    /// <summary>The frozen report where there is one; else counted now, and frozen when its period is over.</summary>
    public async Task<StoreReport> GetAsync(ReportPeriod period, CancellationToken stopping)
    {
        var report = journal.Read(connection => ReportRows.Make(connection, period, store));
        if (report.Frozen || !period.IsOver(DateOnly.FromDateTime(clock.GetLocalNow().DateTime)))
            return report;
        var now = clock.GetUtcNow();
        await journal.CommitAsync((connection, transaction, _) => ReportRows.Freeze(connection, transaction, report, now), [], stopping).ConfigureAwait(false);
        return journal.Read(connection => ReportRows.Make(connection, period, store));
    }

    public ReportFigures Figures(DateOnly from, DateOnly to) => journal.Read(connection => FigureReader.Read(connection, from, to));

    /// <summary>Freezes last week and last month when nobody asked for them yet.</summary>
    public async Task FreezeAsync(CancellationToken stopping)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        foreach (var kind in new[] { ReportPeriod.Weekly, ReportPeriod.Monthly })
            await GetAsync(ReportPeriod.Of(kind, today)!.Before(), stopping).ConfigureAwait(false);
    }
}
