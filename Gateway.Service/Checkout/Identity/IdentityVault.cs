using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>
/// Seals identities with a data key of their month; the data keys lie in the journal, wrapped with the store key. Destroying a
/// month's row makes that month's identities unreadable wherever copies of the ledger are.
/// </summary>
/// <param name="key">The store key.</param>
/// <param name="find">Wrapped data key of (month, store key id) from the journal; null when there is none.</param>
internal sealed class IdentityVault(StoreKey key, Func<string, string, byte[]?> find)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, MonthKey> _keys = new(StringComparer.Ordinal);

    /// <summary>Keyed hash of a document number, to find all sales of one buyer without knowing who he is.</summary>
    public string HashOf(string number) => key.HashOf(number);

    public SealedIdentity Seal(BuyerFields fields, Guid saleId, DateOnly date)
    {
        var month = KeyOf(date.ToString("yyyy-MM", CultureInfo.InvariantCulture), make: true)!;
        var clear = JsonSerializer.SerializeToUtf8Bytes(fields, CheckoutJson.Plain.BuyerFields);
        var box = Sealed.Seal(month.Clear, clear, saleId.ToByteArray(bigEndian: true));
        CryptographicOperations.ZeroMemory(clear);
        return new SealedIdentity(month.Month, month.KeyId, box);
    }

    /// <summary>Null when the key is gone or another one, or the box does not belong to this sale or was changed.</summary>
    public BuyerFields? Open(SealedIdentity identity, Guid saleId)
    {
        if (identity.KeyId != key.Id || KeyOf(identity.Month, make: false) is not { } month)
            return null;
        if (Sealed.Open(month.Clear, identity.Box, saleId.ToByteArray(bigEndian: true)) is not { } clear)
            return null;
        var fields = JsonSerializer.Deserialize(clear, CheckoutJson.Plain.BuyerFields);
        CryptographicOperations.ZeroMemory(clear);
        return fields;
    }

    /// <summary>
    /// Stores the data key inside the commit of a sale that needs it. Every sale does: a commit that failed before may have taken the
    /// first attempt with it.
    /// </summary>
    public void Store(SealedIdentity identity, SqliteConnection connection, SqliteTransaction transaction)
    {
        var month = KeyOf(identity.Month, make: false) ?? throw new InvalidOperationException($"No data key for {identity.Month}.");
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO identity_key (month, key_id, wrapped) VALUES ($month, $id, $wrapped) ON CONFLICT DO NOTHING";
        command.Parameters.AddWithValue("$month", month.Month);
        command.Parameters.AddWithValue("$id", month.KeyId);
        command.Parameters.AddWithValue("$wrapped", month.Wrapped);
        if (command.ExecuteNonQuery() == 1)
            return;
        command.CommandText = "SELECT wrapped FROM identity_key WHERE month = $month AND key_id = $id";
        if (command.ExecuteScalar() is not byte[] stored || !stored.AsSpan().SequenceEqual(month.Wrapped))
            throw new CryptographicException($"The journal already holds another data key for {month}.");
    }

    /// <summary>A month's key was destroyed: no copy of it may stay in memory.</summary>
    public void Forget(string month)
    {
        lock (_gate)
        {
            if (_keys.Remove(month, out var gone))
                CryptographicOperations.ZeroMemory(gone.Clear);
        }
    }

    private MonthKey? KeyOf(string month, bool make)
    {
        lock (_gate)
        {
            if (_keys.TryGetValue(month, out var known))
                return known;
            var context = Encoding.ASCII.GetBytes($"{month} {key.Id}");
            if (find(month, key.Id) is { } wrapped)
            {
                var clear = Sealed.Open(key.Wrapping, wrapped, context)
                    ?? throw new CryptographicException($"The data key of {month} was changed in the journal: restore it from the backup.");
                return _keys[month] = new MonthKey(month, key.Id, clear, wrapped);
            }
            if (!make)
                return null;
            var fresh = RandomNumberGenerator.GetBytes(StoreKey.Size);
            return _keys[month] = new MonthKey(month, key.Id, fresh, Sealed.Seal(key.Wrapping, fresh, context));
        }
    }
}
