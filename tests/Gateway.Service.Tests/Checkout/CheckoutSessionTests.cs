using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class CheckoutSessionTests : IDisposable
{
    private readonly TillTable _till = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _till.Dispose();

    [Fact]
    public async Task Confirm_CardThenScan_RecordsAndPrints()
    {
        _till.Session.Card(Cards.Read());
        Assert.Equal(NextStep.Scan, _till.State.Next);
        _till.Scan(Shelf.UnitCode);
        Assert.Equal(NextStep.Confirm, _till.State.Next);
        var result = await _till.Session.ConfirmAsync(Cancel);
        var (draft, _) = Assert.Single(_till.Recorded);
        Assert.Equal(Cards.FirstNumber, draft.Buyer?.Document.Number);
        Assert.Equal([Shelf.UnitCode], Assert.Single(draft.Lines).TraceCodes);
        Assert.Equal([result.Sale!.Id], _till.Printed);
        Assert.Equal(NextStep.Start, _till.State.Next);
        Assert.Null(_till.State.Buyer);
    }

    [Theory]
    [InlineData("CSU")]
    [InlineData("SCU")]
    [InlineData("USC")]
    [InlineData("SUC")]
    [InlineData("CUS")]
    [InlineData("UCS")]
    public async Task Confirm_CardScanPurposeInAnyOrder_RecordsTheSameSale(string order)
    {
        foreach (var step in order)
        {
            if (step == 'C')
                _till.Session.Card(Cards.Read());
            else if (step == 'S')
                _till.Scan(Shelf.RestrictedEan);
            else
                _till.Session.SetPurpose("水稻");
        }
        Assert.Equal(NextStep.Confirm, _till.State.Next);
        await _till.Session.ConfirmAsync(Cancel);
        var (draft, _) = Assert.Single(_till.Recorded);
        Assert.Equal(("P003", Cards.FirstNumber, "水稻"), (draft.Lines[0].Product.Code, draft.Buyer?.Document.Number, draft.Purpose));
    }

    [Fact]
    public void State_RestrictedProduct_AsksStepByStep()
    {
        Assert.Equal(NextStep.Start, _till.State.Next);
        _till.Scan(Shelf.RestrictedEan);
        Assert.Equal(NextStep.Card, _till.State.Next);
        Assert.True(_till.State.PurposeNeeded);
        _till.Session.Card(Cards.Read());
        Assert.Equal(NextStep.Purpose, _till.State.Next);
        _till.Session.SetPurpose("蔬菜");
        Assert.Equal(NextStep.Confirm, _till.State.Next);
    }

    [Fact]
    public async Task Confirm_RestrictedWithoutCard_IsRefusedAndPutOnRecordOnce()
    {
        _till.Scan(Shelf.RestrictedEan);
        var first = await _till.Session.ConfirmAsync(Cancel);
        await _till.Session.ConfirmAsync(Cancel);
        Assert.Equal(NoticeKind.Refused, first.Refused?.Kind);
        Assert.Empty(_till.Recorded);
        Assert.Equal([EventTypes.SaleRefused], _till.PostedTypes);
        Assert.Single(_till.State.Lines);
    }

    [Fact]
    public async Task Confirm_SecondBasketRefused_IsANewRecord()
    {
        _till.Scan(Shelf.RestrictedEan);
        await _till.Session.ConfirmAsync(Cancel);
        _till.Session.Clear();
        _till.Scan(Shelf.RestrictedEan);
        await _till.Session.ConfirmAsync(Cancel);
        Assert.Equal(2, _till.PostedTypes.Count(type => type == EventTypes.SaleRefused));
    }

    [Fact]
    public void Scan_BannedProduct_NeverEntersTheBasket()
    {
        _till.Scan(Shelf.Ean, Shelf.BannedEan);
        Assert.Equal("P002", Assert.Single(_till.State.Lines).Code);
        Assert.Equal(NoticeKind.Refused, _till.State.Notice?.Kind);
        Assert.Equal([EventTypes.SaleRefused], _till.PostedTypes);
    }

    [Theory]
    [InlineData("6900000000090")]
    [InlineData("1260001100100000000")]
    [InlineData("6900000000015")]
    public void Scan_UnknownHalfOrWrongCode_SaysWhatWasReadAndKeepsTheBasket(string label)
    {
        _till.Session.Card(Cards.Read());
        _till.Scan(Shelf.Ean, label);
        Assert.Equal(NoticeKind.Warning, _till.State.Notice?.Kind);
        Assert.Contains(label, _till.State.Notice?.Hint?.Zh, StringComparison.Ordinal);
        Assert.Single(_till.State.Lines);
        Assert.NotNull(_till.State.Buyer);
        _till.Scan(Shelf.Ean);
        Assert.Null(_till.State.Notice);
        Assert.Equal(2, _till.State.Lines[0].Quantity);
    }

    [Fact]
    public void Scan_PersonNumberInABarcode_IsShownMasked()
    {
        _till.Scan(Cards.FirstNumber);
        Assert.DoesNotContain(Cards.FirstNumber, _till.State.Notice!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Scan_SameUnitTwice_CountsOnce()
    {
        _till.Scan(Shelf.UnitCode, Shelf.UnitCode);
        Assert.Equal(1, Assert.Single(_till.State.Lines).Quantity);
        Assert.Equal(NoticeKind.Warning, _till.State.Notice?.Kind);
        _till.Scan(Shelf.SecondUnitCode);
        Assert.Equal((2, 2), (_till.State.Lines[0].Quantity, _till.State.Lines[0].Traced));
    }

    [Fact]
    public void Card_SameAgain_KeepsTheBuyerQuietly()
    {
        _till.Session.Card(Cards.Read());
        _till.Session.Card(Cards.Read());
        Assert.Null(_till.State.Notice);
        Assert.Equal([EventTypes.IdentityRead, EventTypes.IdentityRead], _till.PostedTypes);
    }

    [Fact]
    public void Card_Another_ReplacesTheBuyerAndSaysSo()
    {
        _till.Session.Card(Cards.Read());
        _till.Session.Card(Cards.Read(Cards.Second));
        Assert.Equal("000*************24", _till.State.Buyer?.Number);
        Assert.Equal(NoticeKind.Warning, _till.State.Notice?.Kind);
    }

    [Fact]
    public void Card_WrongCheckCharacter_IsNotUsed()
    {
        _till.Session.Card(Cards.Read(Cards.WrongCheck));
        Assert.Null(_till.State.Buyer);
        Assert.Equal(NoticeKind.Warning, _till.State.Notice?.Kind);
    }

    [Fact]
    public async Task Card_Expired_IsEnoughForOrdinaryGoodsOnly()
    {
        _till.Session.Card(Cards.Read(Cards.Expired));
        Assert.True(_till.State.Buyer?.Expired);
        _till.Scan(Shelf.RestrictedEan);
        _till.Session.SetPurpose("水稻");
        Assert.Equal(NextStep.ValidCard, _till.State.Next);
        await _till.Session.ConfirmAsync(Cancel);
        Assert.Empty(_till.Recorded);
    }

    [Fact]
    public void Keys_PlusMinusRemoveSelect_WorkOnTheSelectedLine()
    {
        _till.Scan(Shelf.Ean, "Q001");
        _till.Session.AdjustSelected(2);
        _till.Session.Step(-1);
        _till.Session.AdjustSelected(1);
        Assert.Equal([2, 3], _till.State.Lines.Select(line => line.Quantity));
        _till.Session.RemoveSelected();
        Assert.Equal("Q001", Assert.Single(_till.State.Lines).Code);
        Assert.True(_till.State.Lines[0].Selected);
    }

    [Fact]
    public void Undo_AfterClear_BringsEverythingBack()
    {
        _till.Session.Card(Cards.Read());
        _till.Scan(Shelf.Ean);
        _till.Session.Clear();
        Assert.Empty(_till.State.Lines);
        Assert.Null(_till.State.Buyer);
        Assert.True(_till.State.CanUndo);
        _till.Session.Undo();
        Assert.Single(_till.State.Lines);
        Assert.NotNull(_till.State.Buyer);
        Assert.False(_till.State.CanUndo);
    }

    [Fact]
    public void Undo_AfterSomethingNewBegan_IsOver()
    {
        _till.Scan(Shelf.Ean);
        _till.Session.Clear();
        _till.Scan("Q001");
        Assert.False(_till.State.CanUndo);
        _till.Session.Undo();
        Assert.Equal("Q001", Assert.Single(_till.State.Lines).Code);
    }

    [Fact]
    public void BuyerTimeout_NothingHappens_ForgetsTheBuyerAndKeepsTheGoods()
    {
        _till.Scan(Shelf.Ean);
        _till.Session.Card(Cards.Read());
        _till.Clock.Advance(TimeSpan.FromMinutes(4));
        _till.Scan("Q001");
        _till.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.NotNull(_till.State.Buyer);
        _till.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(_till.State.Buyer);
        Assert.Equal(2, _till.State.Lines.Length);
        Assert.Equal(NextStep.Card, _till.State.Next);
    }

    [Fact]
    public void BuyerTimeout_AfterClear_EndsTheUndo()
    {
        _till.Session.Card(Cards.Read());
        _till.Session.Clear();
        _till.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False(_till.State.CanUndo);
    }

    [Fact]
    public async Task Confirm_LedgerFails_GivesEverythingBackAndCanBeTriedAgain()
    {
        _till.Ledger = _ => Task.FromResult(new RecordResult(null, RecordResult.NotRecorded));
        _till.Session.Card(Cards.Read());
        _till.Scan(Shelf.Ean);
        var failed = await _till.Session.ConfirmAsync(Cancel);
        Assert.Equal("ledger.unavailable", failed.Trouble?.Code);
        Assert.Equal("ledger.unavailable", _till.State.Trouble?.Code);
        Assert.Equal(NextStep.Confirm, _till.State.Next);
        Assert.Empty(_till.Printed);
        _till.Ledger = null;
        Assert.NotNull((await _till.Session.ConfirmAsync(Cancel)).Sale);
        Assert.Null(_till.State.Trouble);
    }

    [Fact]
    public async Task Confirm_LedgerThrows_GivesEverythingBack()
    {
        _till.Ledger = _ => throw new InvalidOperationException("broken");
        _till.Scan("Q001");
        await Assert.ThrowsAsync<InvalidOperationException>(() => _till.Session.ConfirmAsync(Cancel));
        Assert.Single(_till.State.Lines);
        Assert.False(_till.State.Working);
    }

    [Fact]
    public async Task Scan_WhileTheLedgerWrites_GoesIntoTheNextBasket()
    {
        var done = new TaskCompletionSource<RecordResult>();
        _till.Ledger = _ => done.Task;
        _till.Scan("Q001");
        var confirming = _till.Session.ConfirmAsync(Cancel);
        Assert.True(_till.State.Working);
        _till.Scan("S001");
        done.SetResult(new RecordResult(null, RecordResult.NotRecorded));
        await confirming;
        Assert.Equal(["Q001", "S001"], _till.State.Lines.Select(line => line.Code).Order());
    }

    [Fact]
    public async Task Confirm_EmptyBasket_DoesNothing()
    {
        var result = await _till.Session.ConfirmAsync(Cancel);
        Assert.Null(result.Sale);
        Assert.Empty(_till.Posted);
    }

    [Fact]
    public async Task Confirm_KnowsHowLongTheCheckoutTook()
    {
        _till.Scan("Q001");
        _till.Clock.Advance(TimeSpan.FromSeconds(12));
        _till.Scan("Q001");
        await _till.Session.ConfirmAsync(Cancel);
        Assert.Equal(TimeSpan.FromSeconds(12), Assert.Single(_till.Recorded).Took);
    }

    [Fact]
    public void Posted_CardReadAndRefusal_HaveNoPersonalData()
    {
        _till.Session.Card(Cards.Read());
        _till.Scan(Shelf.BannedEan);
        Assert.Equal(2, _till.Posted.Count);
        Assert.All(_till.Posted, draft => Leaks.AssertNone(draft.Data));
    }

    [Fact]
    public void State_WithABuyer_ShowsOnlyTheMask()
    {
        _till.Session.Card(Cards.Read());
        Assert.Equal(("测**", "000*************18"), (_till.State.Buyer?.Name, _till.State.Buyer?.Number));
        Leaks.AssertNone(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(_till.State, EdgeGateway.Service.Checkout.CheckoutJson.Default.CheckoutState));
    }

    [Fact]
    public void Changed_EveryAction_IsRaisedAfterTheState()
    {
        var versions = new List<long>();
        _till.Session.Changed += () => versions.Add(_till.State.Version);
        _till.Scan("Q001", "Q001", "S001");
        Assert.Equal(versions.Order().Distinct(), versions);
        Assert.Equal(3, versions.Count);
    }

    [Fact]
    public async Task Actions_FromManyThreads_LoseNothing()
    {
        var hands = Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 100; i++)
                _till.Scan("Q001");
        }, Cancel));
        await Task.WhenAll(hands);
        Assert.Equal(800, Assert.Single(_till.State.Lines).Quantity);
    }
}
