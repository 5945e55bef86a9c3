using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Service.Delivery;
using MudBlazor;

namespace EdgeGateway.Service.Web.Till;

/// <summary>Word, icon and colour of the two ticks behind a sale.</summary>
internal sealed record TickWords(Bilingual Word, string Icon, string Class)
{
    public static TickWords Of(PaperState paper) => paper switch
    {
        PaperState.Printing => new(new("打印中", "Printing"), Icons.Material.Rounded.HourglassTop, "eg-idle"),
        PaperState.Printed => new(new("已打印", "Printed"), Icons.Material.Rounded.Check, "eg-good"),
        PaperState.Probable => new(new("可能已打印", "Probably printed"), Icons.Material.Rounded.Visibility, "eg-warn"),
        PaperState.Unknown => new(new("请看小票", "Look at it"), Icons.Material.Rounded.HelpOutline, "eg-warn"),
        _ => new(new("未打印", "Not printed"), Icons.Material.Rounded.Close, "eg-bad"),
    };

    public static TickWords Of(DeliveryTick tick) => tick switch
    {
        DeliveryTick.Waiting => new(new("待送", "Waiting"), Icons.Material.Rounded.HourglassTop, "eg-idle"),
        DeliveryTick.Rejected => new(new("被退回", "Refused"), Icons.Material.Rounded.Close, "eg-bad"),
        DeliveryTick.Nowhere => new(new("无上送去向", "No destination"), Icons.Material.Rounded.Remove, "eg-idle"),
        DeliveryTick.Delivered => new(new("已送达", "Delivered"), Icons.Material.Rounded.Check, "eg-good"),
        _ => new(new("已送达", "Delivered"), Icons.Material.Rounded.DoneAll, "eg-good"),
    };
}
