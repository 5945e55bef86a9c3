using System.Text.Json;
using Dapper;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Cases.Clips;

/// <summary>What became of the clips, in the journal's file.</summary>
internal sealed class ClipStore(JournalStore journal)
{
    public Task NoteAsync(Guid id, ClipNote note) => journal.CommitAsync(
        (connection, transaction, _) => connection.Execute(
            "INSERT INTO case_clip (case_id, state, note) VALUES (@id, @State, @note) ON CONFLICT DO UPDATE SET state = excluded.state, note = excluded.note",
            new { id = id.ToString(), note.State, note = JsonSerializer.Serialize(note, CasesJson.Plain.ClipNote) },
            transaction),
        []);

    /// <summary>Those an earlier start left unfinished will never be.</summary>
    public Task GiveUpUnfinishedAsync() => !journal.Read(connection => connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM case_clip WHERE state = 'cutting')")) ? Task.CompletedTask : journal.CommitAsync(
        (connection, transaction, _) => connection.Execute(
            "UPDATE case_clip SET state = 'failed', note = @note WHERE state = 'cutting'",
            new { note = JsonSerializer.Serialize(ClipNote.Interrupted, CasesJson.Plain.ClipNote) },
            transaction),
        []);
}
