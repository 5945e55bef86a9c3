using Dapper;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Tests.Journal;

/// <summary>
/// The program that <see cref="JournalCrashTests"/> starts and kills: this test assembly again, told to run only this. It commits as fast as it can
/// and writes each number down only after its commit returned.
/// </summary>
public sealed class JournalVictim
{
    public const string Variable = "EDGEGATEWAY_JOURNAL_VICTIM";
    private const int Producers = 4;

    private static readonly Lock WriteLock = new();

    internal static SchemaModule Notes { get; } = new("notes", ["CREATE TABLE note(seq INTEGER NOT NULL, number INTEGER NOT NULL) STRICT"]);

    /// <summary>One line <c>seq number</c> for each acknowledged commit; written straight to the kernel, so a kill cannot take it back.</summary>
    public static string Acknowledged(string folder) => Path.Combine(folder, "acknowledged");

    [Fact(Explicit = true)]
    public async Task Run_UntilKilled()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.NotNull(folder);
        await using var journal = new TestJournal(folder: folder, modules: Notes);
        await using var acknowledged = new FileStream(Acknowledged(folder), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var start = (int)journal.Store.LastSeq + 1;
        await Task.WhenAll(Enumerable.Range(0, Producers).Select(_ => Task.Run(() => ProduceAsync(journal.Store, start, acknowledged))));
    }

    private static async Task ProduceAsync(JournalStore store, int number, FileStream acknowledged)
    {
        while (true)
        {
            var mine = number++;
            var committed = await store.CommitAsync(
                (connection, transaction, events) => connection.Execute("INSERT INTO note VALUES(@Seq, @mine)", new { events[0].Seq, mine }, transaction),
                [TestJournal.Draft(mine)]);
            lock (WriteLock) acknowledged.Write(System.Text.Encoding.ASCII.GetBytes($"{committed[0].Seq} {mine}\n"));
        }
    }
}
