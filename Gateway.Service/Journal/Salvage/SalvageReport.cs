namespace EdgeGateway.Service.Journal.Salvage;

/// <summary>What was got out of a damaged journal.</summary>
/// <param name="Database">New, sound SQLite file with every row that could be read.</param>
/// <param name="EventLines">The same events as a text file, one a line, in order: what a platform can import.</param>
/// <param name="Tables">By table.</param>
/// <param name="Events">All events, also the <paramref name="Carved"/> ones.</param>
/// <param name="Carved">Events found in the raw bytes only.</param>
/// <param name="Altered">Rows whose bytes do not give their hash; kept in the database, not among the lines.</param>
/// <param name="Missing">Ranges of numbers between the first and the last event that were not found.</param>
internal sealed record SalvageReport(
    string Database, string EventLines, IReadOnlyList<SalvagedTable> Tables, long Events, long Carved, long Altered, IReadOnlyList<(long From, long To)> Missing);

/// <summary>How one table fared.</summary>
/// <param name="Gaps">Damaged places that were stepped over.</param>
internal sealed record SalvagedTable(string Name, long Rows, int Gaps);
