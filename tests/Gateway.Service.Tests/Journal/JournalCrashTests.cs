using System.Diagnostics;
using Dapper;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class JournalCrashTests
{
    private const int Kills = 5;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // What is in the files at the moment CommitAsync returns is what a power cut would leave.
    [Fact]
    public async Task CommitAsync_Returned_IsInTheFilesAlready()
    {
        await using var journal = new TestJournal();
        for (var i = 1; i <= 20; i++)
        {
            await journal.Store.CommitAsync(null, [TestJournal.Draft(i)], Cancel);
            if (i % 5 != 0) continue;
            using var folder = Copy(journal.Settings.Directory);
            await using var copy = new TestJournal(folder: folder.Path);
            Assert.Equal(i, JournalProof.ReadWhole(copy.Store).Count);
        }
    }

    [Fact]
    public async Task Kill9_UnderLoad_KeepsEveryAcknowledgedCommit()
    {
        using var folder = new TempFolder();
        for (var i = 0; i < Kills; i++) await LoadAndKillAsync(folder.Path);
        var acknowledged = await AcknowledgedAsync(folder.Path);

        await using var journal = new TestJournal(folder: folder.Path, modules: JournalVictim.Notes);
        var numbers = JournalProof.ReadWhole(journal.Store).ToDictionary(e => e.Seq, JournalProof.Number);
        Assert.True(acknowledged.Count > Kills * 10, $"only {acknowledged.Count} commits before the kills");
        Assert.All(acknowledged, one => Assert.Equal(one.Number, numbers[one.Seq]));
        var facts = journal.Store.Read(connection => connection.Query<(long Seq, int Number)>("SELECT seq, number FROM note").ToDictionary(fact => fact.Seq, fact => fact.Number));
        Assert.Equal(numbers, facts);
    }

    private static async Task LoadAndKillAsync(string folder)
    {
        var before = Length(folder);
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["-explicit", "only", "-method", $"{typeof(JournalVictim).FullName}.{nameof(JournalVictim.Run_UntilKilled)}"])
        {
            RedirectStandardOutput = true,
            Environment = { [JournalVictim.Variable] = folder },
        };
        using var victim = Process.Start(start)!;
        try
        {
            await Wait.UntilAsync(() => Length(folder) > before || victim.HasExited);
            Assert.False(victim.HasExited, "the victim ended by itself");
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(300)), TimeProvider.System, Cancel);
        }
        finally
        {
            victim.Kill();
            await victim.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static long Length(string folder) => new FileInfo(JournalVictim.Acknowledged(folder)) is { Exists: true } file ? file.Length : 0;

    private static async Task<IReadOnlyList<(long Seq, int Number)>> AcknowledgedAsync(string folder)
    {
        var lines = await File.ReadAllLinesAsync(JournalVictim.Acknowledged(folder), Cancel);
        return [.. lines.Select(line => line.Split(' ')).Select(parts => (long.Parse(parts[0]), int.Parse(parts[1])))];
    }

    private static TempFolder Copy(string folder)
    {
        var copy = new TempFolder();
        foreach (var name in new[] { "journal.db", "journal.db-wal", "journal.seq" })
            File.Copy(Path.Combine(folder, name), copy.File(name));
        return copy;
    }
}
