using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class RevealTests : IAsyncDisposable
{
    private readonly LedgerBench _bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private RevealDesk Desk => new(_bench.Journal.Store, _bench.Vault, _bench.Clerk, _bench.Clock);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task RevealAsync_WithAReason_ShowsTheIdentityAndPutsItOnRecord()
    {
        var sale = await _bench.RecordAsync();
        var result = await Desk.RevealAsync(sale.Id, "执法检查需要", Cancel);
        Assert.Equal((Cards.FirstName, Cards.FirstNumber, Cards.FirstAddress), (result.Fields?.Name, result.Fields?.Number, result.Fields?.Address));
        var (type, data) = _bench.Newest();
        Assert.Equal((EventTypes.IdentityRevealed, sale.Id, "执法检查需要", "店员一"),
            (type, data.GetProperty("saleId").GetGuid(), data.GetProperty("reason").GetString(), data.GetProperty("operator").GetString()));
        Assert.Equal(1, _bench.Scalar<long>("SELECT count(*) FROM identity_reveal"));
        Leaks.AssertNone(result.ToString());
        Assert.All(_bench.Logs.All, Leaks.AssertNone);
    }

    [Theory]
    [InlineData("")]
    [InlineData("查")]
    [InlineData("查 000000199001010018 的记录")]
    public async Task RevealAsync_WithoutAProperReason_ShowsNothing(string reason)
    {
        var sale = await _bench.RecordAsync();
        var result = await Desk.RevealAsync(sale.Id, reason, Cancel);
        Assert.Equal((null, "reveal.reason"), (result.Fields, result.Trouble?.Code));
        Assert.Equal(1, _bench.Journal.Store.LastSeq);
    }

    [Fact]
    public async Task RevealAsync_NobodyThereOrUnknown_ShowsNothing()
    {
        var sale = await _bench.RecordAsync(SaleDraft.Empty.Add(Shelf.Product("Q001")));
        Assert.Equal("identity.gone", (await Desk.RevealAsync(sale.Id, "执法检查", Cancel)).Trouble?.Code);
        Assert.Equal("sale.unknown", (await Desk.RevealAsync(Guid.NewGuid(), "执法检查", Cancel)).Trouble?.Code);
    }

    [Fact]
    public async Task RevealAsync_JournalCannotWrite_ShowsNothing()
    {
        var sale = await _bench.RecordAsync();
        await _bench.RefuseAsync("identity_reveal");
        var result = await Desk.RevealAsync(sale.Id, "执法检查", Cancel);
        Assert.Equal((null, "ledger.unavailable"), (result.Fields, result.Trouble?.Code));
        Assert.Equal(1, _bench.Journal.Store.LastSeq);
    }
}
