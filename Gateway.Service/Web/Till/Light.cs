using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Web.Shell;
using MudBlazor;

namespace EdgeGateway.Service.Web.Till;

/// <summary>One of the four lights on the till. Pure: from the states of the things behind it.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Icon">SVG content.</param>
/// <param name="Words">Word and colour.</param>
/// <param name="Fault">What the clerk can do something about; null for nothing.</param>
internal sealed record Light(Bilingual Name, string Icon, StateWords Words, ThingStatus? Fault)
{
    private static readonly StateWords None = new(new("未配置", "Not set up"), Icons.Material.Rounded.Remove, "eg-idle");
    private static readonly StateWords NotSent = new(new("培训·不上报", "Training, nothing sent"), Icons.Material.Rounded.School, "eg-idle");
    private static readonly Bilingual DeliveryName = new("上报", "Delivery");
    private static readonly StateWords Away = new(new("断开·照常卖", "Away, sell on"), Icons.Material.Rounded.CloudOff, "eg-warn");

    /// <summary>Reader, scanner, printer, delivery, in this order.</summary>
    public static IReadOnlyList<Light> All(IEnumerable<ThingStatus> things)
    {
        var known = things.ToList();
        return
        [
            Device(known, ThingKinds.IdCardReader, new("读卡", "Reader"), Icons.Material.Rounded.Contactless),
            Device(known, ThingKinds.Scanner, new("扫码", "Scanner"), Icons.Material.Rounded.QrCodeScanner),
            Device(known, ThingKinds.ReceiptPrinter, new("打印", "Printer"), Icons.Material.Rounded.Print),
            Delivery(known),
        ];
    }

    /// <summary>The same in training, where nothing is delivered.</summary>
    public static IReadOnlyList<Light> Practice(IEnumerable<ThingStatus> things) => [.. All(things).SkipLast(1), new Light(DeliveryName, Icons.Material.Rounded.CloudUpload, NotSent, null)];

    /// <summary>Kinds whose changes redraw the till.</summary>
    public static bool Concerns(ThingStatus thing) => thing.Kind is ThingKinds.IdCardReader or ThingKinds.Scanner or ThingKinds.ReceiptPrinter
        or ThingKinds.Destination or ThingKinds.Journal;

    /// <summary>The worst thing the clerk should do something about: a device, or the ledger itself. A platform that is away is none.</summary>
    public static ThingStatus? WorstFault(IEnumerable<ThingStatus> things) => things
        .Where(thing => thing.Trouble is not null && thing.Kind != ThingKinds.Destination && Concerns(thing))
        .OrderByDescending(thing => thing.Kind == ThingKinds.Journal).ThenByDescending(thing => thing.State == ThingState.Disabled ? ThingState.Online : thing.State)
        .FirstOrDefault();

    private static Light Device(List<ThingStatus> things, string kind, Bilingual name, string icon)
    {
        var worst = things.Where(thing => thing.Kind == kind && thing.State != ThingState.Disabled).MaxBy(thing => thing.State);
        return new Light(name, icon, worst is null ? None : StateWords.Of(worst.State), worst?.Trouble is null ? null : worst);
    }

    /// <summary>No platform in reach is no fault of the store: the light says so, and that selling goes on.</summary>
    private static Light Delivery(List<ThingStatus> things)
    {
        var worst = things.Where(thing => thing.Kind == ThingKinds.Destination && thing.State != ThingState.Disabled).MaxBy(thing => thing.State);
        var words = worst is null ? None : worst.State == ThingState.Offline ? Away : StateWords.Of(worst.State);
        return new Light(DeliveryName, Icons.Material.Rounded.CloudUpload, words, null);
    }
}
