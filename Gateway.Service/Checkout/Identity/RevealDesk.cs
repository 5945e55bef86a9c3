using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>
/// Shows the clear identity behind one sale to somebody who may ask, an inspector say. Nobody sees anything before it is on disk that he
/// looked, and why.
/// </summary>
internal sealed class RevealDesk(JournalStore journal, IdentityVault vault, ClerkOnDuty clerk, TimeProvider clock)
{
    private const int ShortestReason = 4;
    private const int LongestReason = 100;
    private const int NumberLike = 15;

    public async Task<RevealResult> RevealAsync(Guid saleId, string reason, CancellationToken stopping)
    {
        var why = reason.Trim();
        if (why.Length is < ShortestReason or > LongestReason || HoldsANumber(why))
            return No("reveal.reason", new("请写明查看理由，不要写证件号码", "Say why, without any document number"), new($"{ShortestReason} 到 {LongestReason} 个字", $"{ShortestReason} to {LongestReason} characters"));
        try
        {
            if (journal.Read(connection => Find(connection, saleId)) is not { } row)
                return No("sale.unknown", new("没有这笔销售", "There is no such sale"), new("请核对编号", "Check the number"));
            if (row.Identity is null || vault.Open(row.Identity, saleId) is not { } fields)
                return No("identity.gone", new("这笔没有可读的身份信息", "No identity can be read for this sale"), new("可能是非实名销售、已过保存期，或换过密钥", "It had none, its time is over, or the key is another one"));
            var now = clock.GetUtcNow();
            await journal.CommitAsync(
                (connection, transaction, events) => Write(connection, transaction, saleId, events[0].Seq, now, why),
                [EventDraft.Of(EventTypes.IdentityRevealed, "till", EventClass.Sale, new IdentityRevealedData(saleId, clerk.Name, why), CheckoutJson.Plain.IdentityRevealedData, saleId.ToString())],
                stopping).ConfigureAwait(false);
            return new RevealResult(fields, null);
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            return No("ledger.unavailable", new("账本写不进去，不能查看", "The ledger cannot be written: nothing is shown"), new("请稍后再试", "Try again later"));
        }
    }

    private static RevealResult No(string code, Bilingual cause, Bilingual next) => new(null, new Trouble(code, cause, next));

    private static bool HoldsANumber(string text)
    {
        var run = 0;
        foreach (var c in text)
        {
            run = char.IsDigit(c) ? run + 1 : 0;
            if (run >= NumberLike)
                return true;
        }
        return false;
    }

    private static RevealRow? Find(SqliteConnection connection, Guid saleId)
    {
        using var command = connection.Command("SELECT identity_month, identity_key, identity FROM sale WHERE id = $id");
        using var row = command.With("$id", saleId.ToString()).ExecuteReader();
        if (!row.Read())
            return null;
        return new RevealRow(row.IsDBNull(2) ? null : new SealedIdentity(row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2)));
    }

    private void Write(SqliteConnection connection, SqliteTransaction transaction, Guid saleId, long seq, DateTimeOffset now, string reason)
    {
        using var command = connection.Command("INSERT INTO identity_reveal (sale_id, seq, time_utc, operator, reason) VALUES ($sale, $seq, $utc, $operator, $reason)", transaction);
        command.With("$sale", saleId.ToString()).With("$seq", seq).With("$utc", Sql.Iso(now)).With("$operator", clerk.Name).With("$reason", reason).ExecuteNonQuery();
    }

    private sealed record RevealRow(SealedIdentity? Identity);
}

/// <summary>The identity, or why it is not shown.</summary>
/// <remarks>Personal data: never log it.</remarks>
internal sealed record RevealResult(BuyerFields? Fields, Trouble? Trouble)
{
    /// <inheritdoc />
    public override string ToString() => Trouble?.Code ?? "revealed";
}

/// <summary>Data of <c>store.identity.revealed.v1</c>: that somebody looked, and why; not what he saw.</summary>
internal sealed record IdentityRevealedData(Guid SaleId, string Operator, string Reason);
