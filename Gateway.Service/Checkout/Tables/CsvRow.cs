namespace EdgeGateway.Service.Checkout.Tables;

/// <summary>One row of a table.</summary>
/// <param name="Line">Line of the file it begins on, from 1.</param>
/// <param name="Cells">Without quotes and outer blanks.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells);
