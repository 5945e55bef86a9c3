using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Journal.Salvage;

internal static class JournalVerb
{
    private const string Usage = "journal salvage FILE      FILE is the damaged database, like data/journal.db.broken-20261123T104207Z";

    /// <summary><c>journal salvage FILE</c>: 0 when something could be read, 1 when nothing or when the files cannot be used.</summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        if (line.Words is not ["salvage", var file])
        {
            await Console.Error.WriteLineAsync(Usage);
            return ExitCodes.BadUsage;
        }

        try
        {
            var report = JournalSalvage.Run(Path.GetFullPath(file));
            await Console.Out.WriteLineAsync(Describe(report));
            return report.Events > 0 ? ExitCodes.Done : ExitCodes.Refused;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{refused.Message}\nNothing was changed.");
            return ExitCodes.Refused;
        }
    }

    internal static string Describe(SalvageReport report)
    {
        var lines = new List<string>
        {
            $"{report.Events} events saved ({report.Carved} of them only by searching the raw bytes), {report.Altered} set apart because their bytes changed.",
            report.Missing.Count == 0 ? "No number is missing between the first and the last." : $"Missing numbers: {string.Join(", ", report.Missing.Select(gap => gap.From == gap.To ? $"{gap.From}" : $"{gap.From}-{gap.To}"))}",
        };
        lines.AddRange(report.Tables.Select(table => $"  {table.Name,-28} {table.Rows,9} rows{(table.Gaps > 0 ? $", {table.Gaps} damaged places stepped over" : "")}"));
        lines.Add($"Rows:   {report.Database}");
        lines.Add($"Events: {report.EventLines}   (one a line; a platform that lacks some can import them)");
        lines.Add("The damaged file was not touched. Move it out of the folder to end the alarm.");
        return string.Join('\n', lines);
    }
}
