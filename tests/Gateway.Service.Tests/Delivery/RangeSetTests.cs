using CsCheck;
using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Tests.Delivery;

public sealed class RangeSetTests
{
    private const int Top = 60;

    private static readonly Gen<(bool Add, int From, int Length)[]> Steps = Gen.Select(Gen.Bool, Gen.Int[1, Top], Gen.Int[0, 12]).Array[0, 40];

    [Fact]
    public void Set_AnySteps_AgreesWithAPlainSet() => Steps.Sample(steps =>
    {
        var (set, model) = (new RangeSet(), new HashSet<long>());
        foreach (var (add, from, length) in steps)
        {
            var range = new SeqRange(from, from + length);
            if (add)
                set.Add(range);
            else
                set.Remove(range);
            for (var n = range.From; n <= range.To; n++)
                _ = add ? model.Add(n) : model.Remove(n);
        }

        for (var n = 0L; n < Top + 20; n++)
            Assert.Equal(model.Contains(n), set.Contains(n));
        Assert.Equal(model.Count, set.Count);
        Assert.Equal(model.DefaultIfEmpty(0).Max(), set.Max);
        Assert.Equal(Enumerable.Range(1, Top + 20).TakeWhile(n => model.Contains(n)).LastOrDefault(), set.Low);
        Assert.Equal(model.Order(), set.Ranges.SelectMany(Numbers));
        Assert.Equal(Enumerable.Range(1, Top).Where(n => !model.Contains(n)).Select(n => (long)n), set.Gaps(1, Top).SelectMany(Numbers));
        Assert.Equal(set.ToString(), RangeSet.Parse(set.ToString()).ToString());
    });

    [Fact]
    public void Ranges_AnySteps_AreApartAndAscending() => Steps.Sample(steps =>
    {
        var set = new RangeSet(steps.Where(step => step.Add).Select(step => new SeqRange(step.From, step.From + step.Length)));

        Assert.All(set.Ranges.Zip(set.Ranges.Skip(1)), pair => Assert.True(pair.First.To + 1 < pair.Second.From));
    });

    [Fact]
    public void Intersect_TwoSets_HoldsWhatBothHold() => Gen.Select(Steps, Steps).Sample((left, right) =>
    {
        var (a, b) = (Of(left), Of(right));

        Assert.Equal(a.Ranges.SelectMany(Numbers).Intersect(b.Ranges.SelectMany(Numbers)), a.Intersect(b).Ranges.SelectMany(Numbers));

        static RangeSet Of((bool Add, int From, int Length)[] steps) => new(steps.Select(step => new SeqRange(step.From, step.From + step.Length)));
    });

    [Theory]
    [InlineData("", 5, 5)]
    [InlineData("1-10", 5, 11)]
    [InlineData("1-10", 11, 11)]
    [InlineData("3-4,6-9", 1, 1)]
    [InlineData("3-4,6-9", 3, 5)]
    public void NextMissing_FromANumber_IsTheFirstNotInTheSet(string set, long from, long expected) =>
        Assert.Equal(expected, RangeSet.Parse(set).NextMissing(from));

    [Theory]
    [InlineData("x")]
    [InlineData("1-")]
    [InlineData("-3")]
    [InlineData("1 - 3")]
    [InlineData("3-1")]
    [InlineData("0")]
    [InlineData("9223372036854775808")] // found by fuzzing: was an overflow, which nobody expects of a text
    public void Parse_NotWrittenByUs_Throws(string text) => Assert.Throws<FormatException>(() => RangeSet.Parse(text));

    [Fact]
    public void Clone_ThenChanged_LeavesTheOriginal()
    {
        var original = RangeSet.Parse("1-10");
        original.Clone().Remove(new SeqRange(5, 5));

        Assert.Equal("1-10", original.ToString());
    }

    private static IEnumerable<long> Numbers(SeqRange range)
    {
        for (var n = range.From; n <= range.To; n++)
            yield return n;
    }
}
