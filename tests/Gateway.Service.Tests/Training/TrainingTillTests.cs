using System.Reflection;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Checkout.Certificates;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Checkout.Stock;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Tests.Checkout;
using EdgeGateway.Service.Training;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Training;

public sealed class TrainingTillTests : IDisposable
{
    private const int Restricted = 2;
    private const int Gloves = 5;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero));
    private static readonly CheckoutOptions Store = new() { StoreName = "示范农资店", Operators = ["张三", "李四"] };
    private readonly ClerkOnDuty _clerk = new(Store, () => null);
    private readonly TrainingTill _till;

    public TrainingTillTests() => _till = new TrainingTill(Shelf.Desk(), Store, _clerk, _clock);

    private CheckoutState State => _till.Session.State;

    public void Dispose() => _till.Dispose();

    private Task<ConfirmResult> ConfirmAsync() => _till.Session.ConfirmAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Exercise_FollowsTheSameRules()
    {
        _till.Scan(Restricted);
        Assert.Equal(NextStep.Card, State.Next);
        Assert.Null((await ConfirmAsync()).Sale);
        _till.Place(0);
        Assert.Equal(NextStep.Purpose, State.Next);
        _till.Session.SetPurpose("水稻");
        Assert.NotNull((await ConfirmAsync()).Sale);
        Assert.Equal(PaperState.Printed, Assert.Single(_till.Sales).Paper);
    }

    [Fact]
    public async Task Exercise_IsThatOfWhoeverIsOnDuty()
    {
        _clerk.Next();
        _till.Scan(Gloves);
        await ConfirmAsync();
        Assert.Equal("李四", Assert.Single(_till.Sales).Operator);
        _clerk.Next();
        Assert.Equal("张三", _till.Cancel(_till.Sales[0].Id, "录入错误").Reversal?.Operator);
    }

    [Fact]
    public async Task Paper_SaysTrainingAtHeadAndFoot_AndCarriesNothingToVerify()
    {
        _till.Scan(Gloves);
        await ConfirmAsync();

        var paper = _till.Paper!.Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        Assert.Equal(TrainingReceipt.Mark1, paper[0]);
        Assert.Equal(TrainingReceipt.Mark1, paper[^1]);
        Assert.Equal(2, paper.Count(line => line.Contains("不是销售凭证", StringComparison.Ordinal)));
        Assert.DoesNotContain(paper, line => line.Contains("EG1:", StringComparison.Ordinal));
        Assert.Contains(paper, line => line.Contains(TrainingReceipt.Code, StringComparison.Ordinal));
        Assert.Contains(paper, line => line.Contains("样例牌丁腈手套", StringComparison.Ordinal));
    }

    [Fact]
    public void Mark_LeavesNoQrCodeAndNoDrawer() => Assert.DoesNotContain(
        TrainingReceipt.Mark(new ReceiptDocument([new ReceiptPart.QrCode("x"), new ReceiptPart.Drawer(), new ReceiptPart.Line("a")])).Parts,
        part => part is ReceiptPart.QrCode or ReceiptPart.Drawer);

    [Fact]
    public async Task Plug_OfThePrinterPulled_ThePaperFailsAndTheReprintIsMarked()
    {
        _till.Flip(ThingKinds.ReceiptPrinter);
        _till.Scan(Gloves);
        await ConfirmAsync();
        var sale = Assert.Single(_till.Sales);
        Assert.Equal(PaperState.Failed, sale.Paper);
        Assert.Null(_till.Paper);

        _till.Flip(ThingKinds.ReceiptPrinter);
        _till.Reprint(sale.Id);

        Assert.Equal((PaperState.Printed, 1), (_till.Sales[0].Paper, _till.Sales[0].Reprints));
        Assert.Contains(_till.Paper!, line => line.Contains("补打", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Return_ThenCancel_FollowTheRulesAndStayExercises()
    {
        _till.Scan(Gloves);
        _till.Scan(Gloves);
        await ConfirmAsync();
        var sale = _till.Sales[0];

        Assert.Equal("return.too-many", _till.Return(sale.Id, [new ReturnLine(1, 3)], "商品退回").Trouble?.Code);
        var back = _till.Return(sale.Id, [new ReturnLine(1, 1)], "商品退回").Reversal!;
        Assert.Equal((0L, "", TrainingReceipt.Code), (back.Seq, back.EventHash, back.Code));
        Assert.Equal((false, sale.TotalFen / 2), (_till.Sales[0].Cancelled, _till.Sales[0].ReturnedFen));
        var paper = _till.Paper!.Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        Assert.Equal((TrainingReceipt.Mark1, TrainingReceipt.Mark1), (paper[0], paper[^1]));
        Assert.Contains(paper, line => line.Contains("农资退货凭证", StringComparison.Ordinal));
        Assert.Equal("sale.has-returns", _till.Cancel(sale.Id, "录入错误").Trouble?.Code);

        _till.Scan(Gloves);
        await ConfirmAsync();
        Assert.Null(_till.Cancel(_till.Sales[0].Id, "录入错误").Trouble);
        Assert.True(_till.Sales[0].Cancelled);
        Assert.Equal("sale.cancelled", _till.Cancel(_till.Sales[0].Id, "录入错误").Trouble?.Code);
        Assert.Equal("sale.unknown", _till.Cancel(Guid.NewGuid(), "录入错误").Trouble?.Code);
    }

    [Fact]
    public void Certificate_ToPractise_IsCheckedAndMarked()
    {
        var forms = new TrainingForms(Shelf.Desk(), Store, _clerk, _clock);
        var form = CertificateForm.Current;
        var request = new CertificateRequest { Product = "黄瓜", Quantity = "50 公斤", Origin = "示范村", Producer = "测试农户", Contact = "0571-00000000" };

        Assert.Equal(["commitments", "bases"], forms.Issue(request).Problems.Select(one => one.Field));
        Assert.Null(forms.Paper);
        var practised = forms.Issue(request with { Commitments = [.. form.Commitments.Select(one => one.Code)], Bases = [form.Bases[0].Code] }).Certificate!;

        Assert.Equal((0L, TrainingReceipt.Code), (practised.Seq, practised.Code));
        var paper = forms.Paper!.Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        Assert.Equal((TrainingReceipt.Mark1, TrainingReceipt.Mark1), (paper[0], paper[^1]));
        Assert.Equal(2, paper.Count(line => line == TrainingForms.NoCertificate));
        Assert.DoesNotContain(paper, line => line.Contains("EGC1:", StringComparison.Ordinal));
    }

    [Fact]
    public void StockIn_ToPractise_IsCheckedAndRecordsNothing()
    {
        var forms = new TrainingForms(Shelf.Desk(), Store, _clerk, _clock);
        var request = new StockRequest { Supplier = "示范供货商", SupplierContact = "0571-00000000", Lines = [new StockRequestLine("Q001", 10)] };

        Assert.NotEmpty(forms.Receive(request with { Supplier = "" }).Errors);
        Assert.Equal((0L, 1), (forms.Receive(request).Answer!.Seq, forms.Receive(request).Answer!.Lines));
    }

    [Fact]
    public void Plug_OfReaderOrScannerPulled_NothingIsReadAndTheTroubleSaysSo()
    {
        _till.Flip(ThingKinds.IdCardReader);
        _till.Flip(ThingKinds.Scanner);
        _till.Place(0);
        _till.Scan(Gloves);

        Assert.Null(State.Buyer);
        Assert.Empty(State.Lines);
        Assert.Equal([ThingKinds.IdCardReader, ThingKinds.Scanner], _till.Things.Where(thing => thing.Trouble is not null).Select(thing => thing.Kind));
        Assert.All(_till.Things.Where(thing => thing.Trouble is not null), thing => Assert.StartsWith("培训：", thing.Trouble!.Cause.Zh, StringComparison.Ordinal));
    }

    [Fact]
    public void Unit_ScannedTwiceByButton_IsTwoUnits()
    {
        _till.Scan(0);
        _till.Scan(0);

        Assert.Equal(2, Assert.Single(State.Lines).Quantity);
    }

    [Fact]
    public async Task List_KeepsTheLastFive()
    {
        for (var i = 0; i < 8; i++)
        {
            _till.Scan(Gloves);
            await ConfirmAsync();
        }

        Assert.Equal(5, _till.Sales.Count);
    }

    /// <summary>What it cannot reach it cannot write to: no journal, outbox, printer or device anywhere below it.</summary>
    [Fact]
    public void Exercise_HoldsNothingThatWrites()
    {
        string[] forbidden = ["JournalStore", "EventOutbox", "SaleLedger", "ReceiptDesk", "ReversalDesk", "StockDesk", "CertificateDesk", "StorePrinter", "DeviceRoster", "IServiceProvider"];
        var types = new[] { typeof(TrainingTill), typeof(TrainingDevices), typeof(TrainingReceipt), typeof(TrainingForms), typeof(TillDesk), typeof(SaleRules) };
        var held = types.SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Select(field => field.FieldType.Name)
            .Concat(type.GetConstructors().SelectMany(one => one.GetParameters().Select(parameter => parameter.ParameterType.Name))));

        Assert.Empty(held.Intersect(forbidden));
    }
}
