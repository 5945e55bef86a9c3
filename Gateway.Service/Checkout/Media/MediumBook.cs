using System.Collections.Concurrent;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Media;

/// <summary>
/// 绑定介质: farmer cards and codes that stand for a document somebody showed once. Looked up on every scan, so the hashes of the codes
/// are kept in memory; the identities stay sealed on disk until one is needed.
/// </summary>
internal sealed class MediumBook(JournalStore journal, IdentityVault vault, CatalogueShelf shelf, TimeProvider clock)
{
    public const string ReaderId = "medium";
    private const int Shortest = 6;
    private const int Longest = 400;

    private ConcurrentDictionary<string, byte>? _known;

    /// <summary>Who is behind a scanned code; null when it is no medium, or the identity was shredded.</summary>
    public Buyer? Find(string code)
    {
        var hash = HashOf(code);
        try
        {
            if (!Known().ContainsKey(hash) || journal.Read(connection => MediumRows.Open(connection, hash)) is not { } row)
                return null;
            return vault.Open(row.Identity, row.Id) is { } fields ? BuyerOf(fields) : null;
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            // A medium that cannot be read is none; the buyer still has his card.
            return null;
        }
    }

    /// <summary>Binds a code to the buyer whose document was just read. A code bound before now stands for him. Says what became of it.</summary>
    public async Task<Notice> BindAsync(Buyer buyer, string code, CancellationToken stopping)
    {
        var text = code.Trim();
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        if (Objection(buyer, text, today) is { } objection)
            return objection;
        var (now, hash) = (clock.GetUtcNow(), HashOf(text));
        var id = Guid.CreateVersion7(now);
        var identity = vault.Seal(new BuyerFields(buyer.Document.Type, buyer.Document.Name, buyer.Document.Number, buyer.Document.Address), id, today);
        var row = new MediumRow(id, hash, identity, vault.HashOf(buyer.Document.Number), buyer.MaskedName, buyer.MaskedNumber);
        try
        {
            await journal.CommitAsync(
                (connection, transaction, _) =>
                {
                    MediumRows.End(connection, transaction, hash, now);
                    MediumRows.Write(connection, transaction, row, now);
                    vault.Store(identity, connection, transaction);
                },
                [EventDraft.Of(EventTypes.MediumBound, "till", EventClass.Sale, new MediumData(id), CheckoutJson.Plain.MediumData, id.ToString())],
                stopping).ConfigureAwait(false);
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            return new Notice(NoticeKind.Warning, new("账本写不进去，没有绑定", "The ledger cannot be written: not bound"), new("请稍后再试", "Try again later"));
        }
        Known()[hash] = 0;
        return new Notice(NoticeKind.Info, new($"已绑定到 {buyer.MaskedName} {buyer.MaskedNumber}", $"Bound to {buyer.MaskedName} {buyer.MaskedNumber}"),
            new("以后买一般农药和化肥，可以扫这个码", "It may be scanned for ordinary pesticides and fertiliser"));
    }

    /// <summary>A lost card stands for nobody any more. False when it was not bound.</summary>
    public async Task<bool> UnbindAsync(string code, CancellationToken stopping)
    {
        var hash = HashOf(code.Trim());
        if (journal.Read(connection => MediumRows.Open(connection, hash)) is not { } row)
            return false;
        var now = clock.GetUtcNow();
        await journal.CommitAsync((connection, transaction, _) => MediumRows.End(connection, transaction, hash, now),
            [EventDraft.Of(EventTypes.MediumUnbound, "till", EventClass.Sale, new MediumData(row.Id), CheckoutJson.Plain.MediumData, row.Id.ToString())],
            stopping).ConfigureAwait(false);
        Known().TryRemove(hash, out _);
        return true;
    }

    private Notice? Objection(Buyer buyer, string code, DateOnly today)
    {
        if (buyer.Proof != BuyerProof.Card || buyer.Document.NumberChecked == false || buyer.ExpiredOn(today))
            return new Notice(NoticeKind.Warning, new("绑定前请刷有效的身份证原件", "Binding needs a valid document on the reader first"));
        if (code.Length is < Shortest or > Longest)
            return new Notice(NoticeKind.Warning, new("这个码太短或太长，不能绑定", "This code is too short or too long to be bound"));
        return shelf.Current.Find(Protocols.Barcodes.LabelParser.Parse(code)).Count > 0
            ? new Notice(NoticeKind.Warning, new("这是商品的码，不能绑定给人", "This code belongs to a product and cannot stand for a person"))
            : null;
    }

    private ConcurrentDictionary<string, byte> Known() =>
        _known ??= new(journal.Read(MediumRows.Hashes).ToDictionary(hash => hash, _ => (byte)0), StringComparer.Ordinal);

    private string HashOf(string code) => vault.HashOf("medium " + code.Trim());

    private static Buyer BuyerOf(BuyerFields fields) => new(
        new IdentityDocument { Type = fields.Type, Name = fields.Name, Number = fields.Number, NumberChecked = true, Address = fields.Address, ValidForever = true }, ReaderId)
    {
        Proof = BuyerProof.Medium,
    };
}

/// <summary>Data of <c>store.medium.bound.v1</c> and <c>…unbound.v1</c>: which binding; not whose.</summary>
internal sealed record MediumData(Guid BindingId);
