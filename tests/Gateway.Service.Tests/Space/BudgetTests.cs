using EdgeGateway.Service.Space;

namespace EdgeGateway.Service.Tests.Space;

public sealed class BudgetTests
{
    private const long Gb = 1_000_000_000;
    private static readonly SpaceLimits Limits = new(5 * Gb, 1 * Gb, 1 * Gb);

    [Fact]
    public void Of_HistoryCanGo_CountsOnlyWhatWaits()
    {
        var budget = Budget.Of(new SpaceReading(2_100_000_000, 0, 100 * Gb), Limits, 97_000_000);

        Assert.Equal(41, (int)budget.DaysLeft!);
        Assert.Equal("At the present rate you can stay offline 41 days; 2.1 GB of 5.0 GB used", budget.Sentence.En);
        Assert.Equal("按目前的速度，断网还可撑 41 天；已用 2.1 GB，共 5.0 GB", budget.Sentence.Zh);
    }

    [Fact]
    public void Of_DiskSmallerThanTheLimit_TheDiskDecides() =>
        Assert.Equal(5, Budget.Of(new SpaceReading(0, 0, 1_500_000_000), Limits, 100_000_000).DaysLeft);

    [Fact]
    public void Of_EverythingWaits_LeavesTheReserveToSales() =>
        Assert.Equal(10, Budget.Of(new SpaceReading(3 * Gb, 3 * Gb, 100 * Gb), Limits, 100_000_000).DaysLeft);

    [Fact]
    public void Of_OverFull_IsZeroAndNotNegative() =>
        Assert.Contains("0 hours", Budget.Of(new SpaceReading(6 * Gb, 6 * Gb, 0), Limits, 1000).Sentence.En, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "still being measured")]
    [InlineData(0.0, "as long as you like")]
    [InlineData(1.0, "more than 10 years")]
    [InlineData(96_000_000_000.0, "1 hour;")]
    [InlineData(2_000_000_000.0, "2 days;")]
    public void Sentence_Rates_InWords(double? rate, string expected) =>
        Assert.Contains(expected, Budget.Of(new SpaceReading(1000, 0, null), Limits, rate).Sentence.En, StringComparison.Ordinal);
}
