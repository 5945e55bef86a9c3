using EdgeGateway.Service.Checkout.Ledger;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class SaleVerifierTests : IAsyncDisposable
{
    private readonly LedgerBench _bench = new();

    private SaleVerifier Verifier => new(_bench.Journal.Store);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Verify_CodeOfASale_IsGenuineHoweverItIsTyped()
    {
        var sale = await _bench.RecordAsync();
        Assert.All([sale.Code, sale.Code.ToLowerInvariant(), sale.Code.Replace("-", "", StringComparison.Ordinal), $" {sale.Code} "], typed =>
        {
            var verification = Verifier.Verify(typed);
            Assert.Equal((SaleVerdictWord.Genuine, sale.Id), (verification.Verdict, verification.Sale?.Id));
        });
    }

    [Theory]
    [InlineData("00000-00000")]
    [InlineData("")]
    [InlineData("not a code")]
    public async Task Verify_InventedCode_IsUnknown(string code)
    {
        await _bench.RecordAsync();
        Assert.Equal(SaleVerdictWord.Unknown, Verifier.Verify(code).Verdict);
    }

    [Theory]
    [InlineData("UPDATE sale SET total_fen = 1")]
    [InlineData("UPDATE sale_line SET quantity = 99 WHERE line = 1")]
    [InlineData("UPDATE sale SET purpose = '别的'")]
    [InlineData("UPDATE sale SET buyer_number = '000*************24'")]
    [InlineData("DELETE FROM sale_line WHERE line = 2")]
    public async Task Verify_LedgerChangedByHand_IsAltered(string tampering)
    {
        var sale = await _bench.RecordAsync();
        await _bench.Journal.Store.CommitAsync((connection, transaction, _) =>
        {
            using var command = connection.Command(tampering, transaction);
            command.ExecuteNonQuery();
        }, [], TestContext.Current.CancellationToken);
        Assert.Equal(SaleVerdictWord.Altered, Verifier.Verify(sale.Code).Verdict);
    }
}
