using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Cases.Reports;

/// <summary>Reports whose period is over, as they were first counted.</summary>
internal static class CityReportSchema
{
    public static SchemaModule Module { get; } = new("city-reports",
    [
        """
        CREATE TABLE city_report (
          kind       TEXT NOT NULL,                       -- weekly, monthly
          first_day  TEXT NOT NULL,
          frozen_utc TEXT NOT NULL,
          sha256     TEXT NOT NULL,
          body       BLOB NOT NULL,
          PRIMARY KEY (kind, first_day)
        ) STRICT, WITHOUT ROWID;
        """,
    ]);
}
