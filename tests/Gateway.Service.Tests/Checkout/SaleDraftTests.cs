using CsCheck;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class SaleDraftTests
{
    [Fact]
    public void Add_SameProduct_GrowsItsLine()
    {
        var draft = SaleDraft.Empty.Add(Shelf.Product("P002")).Add(Shelf.Product("Q001")).Add(Shelf.Product("P002"));
        Assert.Equal([("P002", 2), ("Q001", 1)], draft.Lines.Select(line => (line.Product.Code, line.Quantity)));
        Assert.Equal(0, draft.Selected);
        Assert.Equal(2 * 1800 + 800, draft.TotalFen);
    }

    [Fact]
    public void Adjust_ToNothing_RemovesTheLine()
    {
        var draft = SaleDraft.Empty.Add(Shelf.Product("P002")).Adjust(0, -1);
        Assert.Empty(draft.Lines);
        Assert.Equal(-1, draft.Selected);
    }

    [Fact]
    public void Adjust_BelowScannedUnits_DropsTheLastCodes()
    {
        var draft = SaleDraft.Empty.Add(Shelf.Product("P001"), "a").Add(Shelf.Product("P001"), "b").Adjust(0, -1);
        Assert.Equal(["a"], draft.Lines[0].TraceCodes);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    public void Adjust_NoSuchLine_ChangesNothing(int index)
    {
        var draft = SaleDraft.Empty.Add(Shelf.Product("P002"));
        Assert.Same(draft, draft.Adjust(index, 1));
        Assert.Same(draft, draft.Remove(index));
    }

    [Fact]
    public void Under_TwoBaskets_KeepsEverythingOfBoth()
    {
        var old = SaleDraft.Empty.Add(Shelf.Product("P001"), "a").Add(Shelf.Product("Q001")) with { Buyer = Cards.Buyer(), Purpose = "水稻" };
        var newer = SaleDraft.Empty.Add(Shelf.Product("P001"), "b").Add(Shelf.Product("F001")) with { Buyer = Cards.Buyer(Cards.Second) };
        var merged = old.Under(newer);
        Assert.Equal([("P001", 2), ("Q001", 1), ("F001", 1)], merged.Lines.Select(line => (line.Product.Code, line.Quantity)));
        Assert.Equal(["a", "b"], merged.Lines[0].TraceCodes);
        Assert.Equal(Cards.SecondNumber, merged.Buyer?.Document.Number);
        Assert.Equal("水稻", merged.Purpose);
    }

    [Fact]
    public void AnyKeys_InAnyOrder_KeepTheBasketSound() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[-2, 11], Gen.Int[-3, 3]).Array[0, 60].Sample(keys =>
        {
            var draft = SaleDraft.Empty;
            foreach (var (key, index, delta) in keys)
            {
                draft = key switch
                {
                    0 => draft.Adjust(index, delta),
                    1 => draft.Remove(index),
                    2 => draft.Select(index),
                    _ => draft.Add(Shelf.Catalogue.Products[(index + 2) % 10], key == 3 ? $"{index}{delta}" : null),
                };
                Assert.All(draft.Lines, line => Assert.InRange(line.Quantity, 1, DraftLine.MaxQuantity));
                Assert.All(draft.Lines, line => Assert.True(line.TraceCodes.Length <= line.Quantity));
                Assert.Equal(draft.Lines.Length, draft.Lines.Select(line => line.Product.Code).Distinct().Count());
                Assert.InRange(draft.Selected, draft.Lines.IsEmpty ? -1 : 0, Math.Max(-1, draft.Lines.Length - 1));
                Assert.Equal(draft.Lines.Sum(line => (long)line.Product.PriceFen * line.Quantity), draft.TotalFen);
            }
        }, iter: 500);
}
