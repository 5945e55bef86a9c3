using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class ChoiceTests
{
    private static readonly TillDesk Desk = DeskOf("PD00260001", "LS10260001");

    [Fact]
    public void Label_OfSeveralProducts_AsksAndAddsNothing()
    {
        var now = Scan(Situation.Fresh, Shelf.UnitCode);
        Assert.Equal(NextStep.Choose, Desk.Next(now, Shelf.Today));
        Assert.Empty(now.Draft.Lines);
        Assert.Null(Desk.Confirm(now, Shelf.Today).Sale);
    }

    [Fact]
    public void Choose_One_AddsItWithTheCodeOfTheLabel()
    {
        var now = Desk.Choose(Scan(Situation.Fresh, Shelf.UnitCode), 1, Shelf.Today).Next;
        Assert.Equal("LS10260001", Assert.Single(now.Draft.Lines).Product.RegistrationNumber);
        Assert.Equal([Shelf.UnitCode], now.Draft.Lines[0].TraceCodes);
        Assert.Empty(now.Choices);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Choose_NoSuchOne_KeepsTheQuestion(int index) =>
        Assert.Single(Desk.Choose(Scan(Situation.Fresh, Shelf.UnitCode), index, Shelf.Today).Next.Choices);

    [Fact]
    public void Label_WhileAQuestionIsOpen_LosesNeither()
    {
        var now = Scan(Scan(Scan(Situation.Fresh, Shelf.UnitCode), "X1"), Shelf.SecondUnitCode);
        Assert.Equal(2, now.Choices.Length);
        Assert.Equal("X1", Assert.Single(now.Draft.Lines).Product.Code);
    }

    [Fact]
    public void Clear_WithAnOpenQuestion_DropsOnlyTheQuestion()
    {
        var now = Scan(Scan(Situation.Fresh, "X1"), Shelf.UnitCode).Clear();
        Assert.Empty(now.Choices);
        Assert.Single(now.Draft.Lines);
    }

    private static Situation Scan(Situation now, string label) => Desk.Label(now, LabelParser.Parse(label, null), Shelf.Today).Next;

    private static TillDesk DeskOf(params string[] registrations)
    {
        var products = registrations.Select((number, i) => new Product { Code = $"P{i}00", Name = number, Kind = ProductKind.Pesticide, RegistrationNumber = number, PriceFen = 1 });
        var file = new CatalogueFile { Version = "t", Products = [.. products, new Product { Code = "X1", Name = "x", Kind = ProductKind.Other, PriceFen = 1 }] };
        var catalogue = new Catalogue(file, "");
        return new TillDesk(new SaleRules(catalogue, new SalePolicy(true, new HashSet<ProductKind>())));
    }
}
