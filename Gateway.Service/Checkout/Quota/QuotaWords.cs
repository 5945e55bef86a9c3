using System.Globalization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout.Quota;

/// <summary>How quotas are said.</summary>
internal static class QuotaWords
{
    public static Bilingual Of(Measure measure) => measure switch
    {
        Measure.N => new("氮", "nitrogen"),
        Measure.P2O5 => new("五氧化二磷", "P2O5"),
        Measure.K2O => new("氧化钾", "K2O"),
        Measure.Nutrients => new("总养分", "nutrients"),
        _ => new("农药有效成分", "active ingredient"),
    };

    /// <summary>Kilograms with at most two digits behind the point, rounded down so that nobody is promised too much.</summary>
    public static string Kg(long mg) => (decimal.Floor(mg / 10_000m) / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    public static Bilingual Exceeded(IReadOnlyList<QuotaExcess> all)
    {
        var worst = all[0];
        var (word, left, over) = (Of(worst.Measure), Kg(Math.Max(0, worst.AllowedMg - worst.UsedMg)), Kg(worst.OverMg));
        return new($"超过定额：{word.Zh}本季还可买 {left} 公斤，这次超出 {over} 公斤",
            $"Over the quota: {left} kg of {word.En} left this season, this sale is {over} kg over");
    }
}
