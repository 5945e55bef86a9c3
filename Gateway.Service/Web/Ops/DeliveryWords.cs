using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using MudBlazor;

namespace EdgeGateway.Service.Web.Ops;

/// <summary>Word, icon and colour for how far an event got.</summary>
internal sealed record DeliveryWords(Bilingual Word, string Icon, string Class)
{
    public static DeliveryWords Of(DeliveryTick tick) => tick switch
    {
        DeliveryTick.Waiting => new(new("待送", "Waiting"), Icons.Material.Rounded.HourglassTop, "eg-idle"),
        DeliveryTick.Rejected => new(new("被平台退回", "Refused"), Icons.Material.Rounded.Close, "eg-bad"),
        DeliveryTick.Delivered => new(new("已送达", "Delivered"), Icons.Material.Rounded.Check, "eg-good"),
        DeliveryTick.Confirmed => new(new("平台已入账", "In the ledger"), Icons.Material.Rounded.DoneAll, "eg-good"),
        DeliveryTick.Nowhere => new(new("无上送去向", "No destination"), Icons.Material.Rounded.Remove, "eg-idle"),
        _ => throw new ArgumentOutOfRangeException(nameof(tick), tick, "Unknown tick"),
    };
}
