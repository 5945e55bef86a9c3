using System.Text.Json.Nodes;
using Dapper;

namespace EdgeGateway.KillLedger.Soak;

/// <summary>Compares the box's journal with the platform's ledger when all processes have ended.</summary>
internal static class SoakBooks
{
    private const string Filed = "city.case.filed.v1";

    public static void Compare(string journal, string ledger, SoakReport report)
    {
        using var ours = Ledgers.Open(journal);
        using var theirs = Ledgers.Open(ledger);
        var filed = ours.Query<string>("SELECT id FROM city_case WHERE seq IS NOT NULL").ToList();
        var told = theirs.Query<(string Type, byte[] Body)>("SELECT type, body FROM entry").Where(row => row.Type == Filed)
            .Select(row => (string)JsonNode.Parse(row.Body)!["data"]!["caseId"]!).ToList();
        report.Cases = (filed.Count, told.Count);
        report.Events = (ours.ExecuteScalar<long>("SELECT count(*) FROM events"), theirs.ExecuteScalar<long>("SELECT count(*) FROM entry"));
        report.Findings.AddRange(filed.Except(told, StringComparer.OrdinalIgnoreCase).Select(id => $"case {id} did not arrive"));
        report.Findings.AddRange(told.GroupBy(id => id, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"case {group.Key} arrived {group.Count()} times"));
        report.Findings.AddRange(told.Except(filed, StringComparer.OrdinalIgnoreCase).Select(id => $"case {id} is at the platform and not in the journal"));
        report.Findings.AddRange(theirs.Query<string>("SELECT 'refused: ' || reason FROM refused"));
        report.Findings.AddRange(theirs.Query<string>("SELECT 'chain broken at ' || broken FROM chain"));
        if (filed.Count == 0)
            report.Findings.Add("no case at all: the run proves nothing");
    }
}
