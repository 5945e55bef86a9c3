using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal.Salvage;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>Opens the database; one that is damaged is set aside and a new one continues its numbers.</summary>
internal sealed partial class JournalOpener(JournalSettings settings, IReadOnlyList<SchemaModule> modules, TimeProvider clock, ILogger<JournalOpener> log) : IDisposable
{
    private readonly IReadOnlyList<SchemaModule> _modules = [JournalSchema.Module, .. modules];
    private FileStream? _lock;

    public NumberLease Lease { get; } = new(settings.NumberLeasePath);

    /// <param name="replaced">What to tell the platforms when this journal does not continue the old file.</param>
    public JournalFile Open(out JournalReplaced? replaced)
    {
        Directory.CreateDirectory(settings.Directory);
        _lock ??= TakeLock();
        try
        {
            var file = JournalFile.Open(settings, _modules);
            replaced = file.Head.Seq == 0 && Lease.Read() > 0 ? Continue(file, null, ChainHead.Start) : null;
            return file;
        }
        catch (SqliteException damaged) when (JournalFault.IsDamage(damaged))
        {
            return Replace(damaged, out replaced);
        }
    }

    /// <summary>Sets the damaged file aside and opens a new one. No connection to it may be open.</summary>
    public JournalFile Replace(SqliteException damaged, out JournalReplaced replaced)
    {
        var kept = BrokenFiles.SetAside(settings.DatabasePath, clock.GetUtcNow());
        LogSetAside(kept, damaged.Message);
        var known = JournalSalvage.ReadHead(kept);
        var file = JournalFile.Open(settings, _modules);
        replaced = Continue(file, kept, known);
        return file;
    }

    public void Dispose() => _lock?.Dispose();

    // The newest readable number may be older than the newest used one: the lease decides. The chain goes on only when nothing is between.
    private JournalReplaced Continue(JournalFile file, string? kept, ChainHead known)
    {
        var last = Math.Max(known.Seq, Lease.Read());
        file.Head = known.Seq == last ? known : new ChainHead(last, HashChain.Start, known.TotalBytes);
        return new JournalReplaced(Path.GetFileName(kept), known.Seq == 0 ? null : known.Seq, last + 1);
    }

    private FileStream TakeLock()
    {
        try
        {
            return new FileStream(settings.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (DiskErrors.IsHeld(held))
        {
            throw new JournalLockedException(settings.LockPath, held);
        }
    }
}
