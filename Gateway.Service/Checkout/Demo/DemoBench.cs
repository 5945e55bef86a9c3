using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Checkout.Demo;

/// <summary>
/// Hands for the virtual devices: what a person does with the real ones. Works on nothing but devices whose address is
/// <c>virtual:</c>; the bytes still go over their pseudo-terminals.
/// </summary>
internal sealed class DemoBench(VirtualBench bench, GatewayOptions options)
{
    /// <summary>A serial number that is new for every unit scanned, so that each bottle counts once.</summary>
    private int _unit;

    public static IReadOnlyList<DemoSample> Samples { get; } =
    [
        new(new("吡虫啉（二维码）", "Imidacloprid (QR)"), ""),
        new(new("井冈霉素（条码）", "Jinggangmycin (EAN)"), "6900000000014"),
        new(new("毒死蜱（限制使用）", "Chlorpyrifos (restricted)"), "6900000000038"),
        new(new("克百威（已禁用）", "Carbofuran (banned)"), "6900000000052"),
        new(new("尿素（化肥）", "Urea (fertiliser)"), "6900000000076"),
        new(new("手套（店内码）", "Gloves (store code)"), "Q001"),
        new(new("不认识的码", "Unknown code"), "6900000000090"),
        new(new("没扫完的码", "Half a code"), "12600011001000000000"),
        new(new("农户卡", "Farmer's card"), "NH-330000-000017"),
    ];

    public static IReadOnlyList<IdentityDocument> Cards { get; } = [SyntheticCards.First, SyntheticCards.Second, SyntheticCards.CheckX];

    /// <summary>Some device of this till is virtual.</summary>
    public static bool Concerns(GatewayOptions options) => options.Checkout.Enabled
        && options.IdCardReaders.Concat(options.Scanners).Concat(options.ReceiptPrinters).Any(device => device.Address.StartsWith("virtual:", StringComparison.Ordinal));

    public VirtualReader? Reader => First<VirtualReader>(options.IdCardReaders);

    public VirtualScanner? Scanner => First<VirtualScanner>(options.Scanners);

    public VirtualPrinter? Printer => First<VirtualPrinter>(options.ReceiptPrinters);

    /// <summary>False when there is no such card or no virtual reader.</summary>
    public bool Place(int card)
    {
        if (Reader is not { } reader || card < 0 || card >= Cards.Count)
            return false;
        reader.Place(Cards[card]);
        return true;
    }

    /// <summary>False when there is no virtual reader.</summary>
    public bool Lift()
    {
        Reader?.Remove();
        return Reader is not null;
    }

    /// <summary>False when there is no such sample or no virtual scanner.</summary>
    public async Task<bool> ScanAsync(int sample, CancellationToken stopping)
    {
        if (Scanner is not { } scanner || sample < 0 || sample >= Samples.Count)
            return false;
        var label = Samples[sample].Label;
        await scanner.ScanAsync(label.Length > 0 ? label : $"https://trace.example/?code={NextUnitCode()}", stopping).ConfigureAwait(false);
        return true;
    }

    /// <summary>Takes the paper out or puts a roll in; false when there is no virtual printer.</summary>
    public async Task<bool> PaperAsync(bool present, CancellationToken stopping)
    {
        if (Printer is not { } printer)
            return false;
        await (present ? printer.RefillAsync(stopping) : printer.PaperOutAsync(stopping)).ConfigureAwait(false);
        return true;
    }

    private string NextUnitCode() => $"12600011001{Interlocked.Increment(ref _unit):D21}";

    private T? First<T>(IReadOnlyList<Devices.DeviceOptions> devices)
        where T : VirtualDevice => devices.Select(device => bench.Find<T>(device.Id)).FirstOrDefault(device => device is not null);
}
