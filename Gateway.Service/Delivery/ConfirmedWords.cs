using System.Globalization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Receipts;

namespace EdgeGateway.Service.Delivery;

/// <summary>How far a platform says it has everything, in one sentence.</summary>
internal static class ConfirmedWords
{
    /// <param name="receipt">The platform's last one, null when it never sent any.</param>
    /// <param name="missing">What it lacks and this box still has.</param>
    /// <param name="gone">What it lacks and nobody has any more.</param>
    /// <param name="eventTime">When the last event it covers was written, null when that is not known any more.</param>
    /// <param name="clock">For the local time of day.</param>
    public static Bilingual Of(Receipt? receipt, long missing, long gone, DateTimeOffset? eventTime, TimeProvider clock)
    {
        if (receipt is null)
            return new Bilingual("平台还没有发来回执", "The platform has not sent a receipt yet");
        var at = Local(eventTime ?? receipt.ConfirmedAt, clock);
        var lost = gone == 0 ? new Bilingual("", "") : new Bilingual($"，另有 {gone} 条本机也没有了", $", {gone} more are not on this box any more");
        return new Bilingual(
            $"平台已确认到 {at}（第 {receipt.Watermark} 号），缺 {missing} 条{lost.Zh}", $"Confirmed by the platform up to {at} (no. {receipt.Watermark}), {missing} missing{lost.En}");
    }

    private static string Local(DateTimeOffset time, TimeProvider clock)
    {
        var local = TimeZoneInfo.ConvertTime(time, clock.LocalTimeZone);
        var today = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), clock.LocalTimeZone).Date == local.Date;
        return local.ToString(today ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
