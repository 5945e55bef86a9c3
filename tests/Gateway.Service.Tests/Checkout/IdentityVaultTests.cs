using System.Security.Cryptography;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Ledger;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class IdentityVaultTests : IDisposable
{
    private static readonly BuyerFields Fields = new(DocumentType.Resident, Cards.FirstName, Cards.FirstNumber, Cards.FirstAddress);
    private static readonly DateOnly November = new(2026, 11, 23);

    private readonly StoreKey _key = new(RandomNumberGenerator.GetBytes(StoreKey.Size));
    private readonly SqliteConnection _file = new("Data Source=:memory:");

    public IdentityVaultTests()
    {
        _file.Open();
        using var command = _file.Command(LedgerSchema.Module.Migrations[0]);
        command.ExecuteNonQuery();
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Open_WhatWasSealed_IsTheSame()
    {
        var (vault, sale) = (Vault(), Guid.CreateVersion7());
        Assert.Equal(Fields, vault.Open(vault.Seal(Fields, sale, November), sale));
    }

    [Fact]
    public void Open_AfterARestart_ReadsTheStoredMonthKey()
    {
        var sale = Guid.CreateVersion7();
        var sealedBefore = SealAndStore(Vault(), sale, November);
        Assert.Equal(Fields, Vault().Open(sealedBefore, sale));
    }

    [Fact]
    public void Open_ForAnotherSale_IsNull()
    {
        var vault = Vault();
        Assert.Null(vault.Open(vault.Seal(Fields, Guid.CreateVersion7(), November), Guid.CreateVersion7()));
    }

    [Fact]
    public void Open_WithAnotherStoreKey_IsNull()
    {
        var sale = Guid.CreateVersion7();
        var identity = SealAndStore(Vault(), sale, November);
        var thief = new IdentityVault(new StoreKey(RandomNumberGenerator.GetBytes(StoreKey.Size)), Find);
        Assert.Null(thief.Open(identity, sale));
        Assert.Null(thief.Open(identity with { KeyId = KeyIds()[0] }, sale));
    }

    [Fact]
    public void Open_AfterTheMonthWasShredded_IsNull()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var vault = Vault();
        var november = SealAndStore(vault, one, November);
        var december = SealAndStore(vault, other, November.AddMonths(1));
        using (var shred = _file.Command("DELETE FROM identity_key WHERE month = '2026-11'"))
            shred.ExecuteNonQuery();
        Assert.Null(Vault().Open(november, one));
        Assert.Equal(Fields, Vault().Open(december, other));
    }

    [Fact]
    public void Open_MonthKeyChangedInTheFile_IsABrokenPromise()
    {
        var sale = Guid.CreateVersion7();
        var identity = SealAndStore(Vault(), sale, November);
        using (var tamper = _file.Command("UPDATE identity_key SET wrapped = zeroblob(60)"))
            tamper.ExecuteNonQuery();
        Assert.Throws<CryptographicException>(() => Vault().Open(identity, sale));
    }

    [Fact]
    public void Store_ManySalesOfAMonth_KeepOneKey()
    {
        var vault = Vault();
        for (var i = 0; i < 3; i++)
            SealAndStore(vault, Guid.CreateVersion7(), November);
        SealAndStore(vault, Guid.CreateVersion7(), November.AddMonths(1));
        Assert.Equal(["2026-11", "2026-12"], Months());
    }

    [Fact]
    public void Store_AnotherKeyForTheMonth_IsABrokenPromise()
    {
        var (one, other) = (Vault(), Vault());
        var identity = one.Seal(Fields, Guid.CreateVersion7(), November);
        SealAndStore(other, Guid.CreateVersion7(), November);
        using var transaction = _file.BeginTransaction();
        Assert.Throws<CryptographicException>(() => one.Store(identity, _file, transaction));
    }

    [Fact]
    public void Seal_Box_ShowsNothing()
    {
        var identity = Vault().Seal(Fields, Guid.CreateVersion7(), November);
        Leaks.AssertNone(System.Text.Encoding.UTF8.GetString(identity.Box));
        Leaks.AssertNone(Fields.ToString());
    }

    private IdentityVault Vault() => new(_key, Find);

    private byte[]? Find(string month, string keyId)
    {
        using var command = _file.Command("SELECT wrapped FROM identity_key WHERE month = $month AND key_id = $key");
        return command.With("$month", month).With("$key", keyId).ExecuteScalar() as byte[];
    }

    private SealedIdentity SealAndStore(IdentityVault vault, Guid sale, DateOnly date)
    {
        var identity = vault.Seal(Fields, sale, date);
        using var transaction = _file.BeginTransaction();
        vault.Store(identity, _file, transaction);
        transaction.Commit();
        return identity;
    }

    private List<string> Months() => Column("SELECT month FROM identity_key ORDER BY month");

    private List<string> KeyIds() => Column("SELECT key_id FROM identity_key");

    private List<string> Column(string sql)
    {
        using var command = _file.Command(sql);
        using var row = command.ExecuteReader();
        var values = new List<string>();
        while (row.Read())
            values.Add(row.GetString(0));
        return values;
    }
}
