using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Till;
using MudBlazor;

namespace EdgeGateway.Service.Web.Till;

/// <summary>How each next step looks: word, icon, colour.</summary>
/// <param name="Word">In big letters.</param>
/// <param name="Icon">SVG content.</param>
/// <param name="Class">Colour.</param>
internal sealed record NextWords(Bilingual Word, string Icon, string Class)
{
    public static NextWords Of(NextStep step) => step switch
    {
        NextStep.Start => new(new("等待刷卡或扫码", "Scan goods or place a card"), Icons.Material.Rounded.QrCodeScanner, "eg-idle"),
        NextStep.Scan => new(new("请扫码", "Scan the goods"), Icons.Material.Rounded.QrCodeScanner, "till-ask"),
        NextStep.Choose => new(new("请选商品", "Choose the product"), Icons.Material.Rounded.TouchApp, "till-ask"),
        NextStep.Card => new(new("请刷身份证", "Place the ID card"), Icons.Material.Rounded.Contactless, "till-ask"),
        NextStep.ValidCard => new(new("请换有效证件", "A valid document is needed"), Icons.Material.Rounded.Contactless, "eg-bad"),
        NextStep.Purpose => new(new("请选用途", "Choose the purpose"), Icons.Material.Rounded.Grass, "till-ask"),
        NextStep.Quota => new(new("超过定额", "Over the quota"), Icons.Material.Rounded.Scale, "eg-warn"),
        NextStep.TakeOut => new(new("请拿掉不能卖的商品", "Take out what must not be sold"), Icons.Material.Rounded.Block, "eg-bad"),
        NextStep.Confirm => new(new("打印并完成", "Print and finish"), Icons.Material.Rounded.Print, "till-go"),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Unknown step"),
    };
}
