using System.Globalization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Verbs;
using EdgeGateway.Service.Web.Shell;

namespace EdgeGateway.Service.Inspection.Sections;

/// <summary>系统安装: the program, the machine under it, the ledger, the store's own data.</summary>
internal static class SystemSection
{
    private const long Little = 1_000_000_000;
    private const long TooLittle = 200_000_000;

    public static InspectionSection Of(InspectionInput input) => InspectionSection.Of("system", new("系统安装", "Installation"), Items(input));

    private static IEnumerable<InspectionItem> Items(InspectionInput input)
    {
        yield return Program(input);
        yield return new("machine", new("电脑", "Machine"), InspectionVerdict.Good,
            Same($"{input.System.OperatingSystem}; {input.System.Runtime}; {input.System.MemoryBytes / 1_000_000} MB"));
        yield return Disk(input.System);
        yield return Journal(input);
        yield return Clock(input.System.Clock);
        if (!input.Options.Checkout.Enabled)
            yield break;
        yield return Store(input.Options.Checkout);
        yield return Catalogue(input);
        yield return Key(input.System.KeyIsPrivate);
    }

    private static InspectionItem Program(InspectionInput input) => input.Uptime is { } uptime
        ? new("program", new("网关程序", "Gateway"), InspectionVerdict.Good, new($"版本 {VersionVerb.Version}，{Spans.Lasting(uptime).Zh}", $"Version {VersionVerb.Version}, {Spans.Lasting(uptime).En}"))
        : new("program", new("网关程序", "Gateway"), InspectionVerdict.Bad, new($"版本 {VersionVerb.Version}，没有运行", $"Version {VersionVerb.Version}, not running"),
            new("请启动网关；开机应自动启动", "Start it; it should start with the machine"));

    private static InspectionItem Disk(SystemFacts system) => system.FreeBytes switch
    {
        null => new("disk", new("磁盘", "Disk"), InspectionVerdict.Look, new("系统没有给出剩余空间", "The system does not tell what is free")),
        < TooLittle => Free(system.FreeBytes.Value, InspectionVerdict.Bad),
        < Little => Free(system.FreeBytes.Value, InspectionVerdict.Attention),
        _ => Free(system.FreeBytes.Value, InspectionVerdict.Good),
    };

    private static InspectionItem Free(long bytes, InspectionVerdict verdict) => new("disk", new("磁盘", "Disk"), verdict,
        new($"剩余 {bytes / 1e9:0.0} GB", $"{bytes / 1e9:0.0} GB free"), verdict == InspectionVerdict.Good ? null : new("请清理磁盘：空间用完就不能记账", "Make room: without it nothing can be recorded"));

    private static InspectionItem Journal(InspectionInput input)
    {
        var name = new Bilingual("本地台账", "Ledger");
        var size = new Bilingual($"文件 {input.System.JournalBytes / 1e6:0.0} MB", $"File {input.System.JournalBytes / 1e6:0.0} MB");
        if (input.Things.FirstOrDefault(thing => thing.Kind == ThingKinds.Journal)?.Trouble is { } trouble)
            return new("journal", name, InspectionVerdict.Bad, trouble.Cause, trouble.NextStep);
        return input.Operation is null
            ? new("journal", name, InspectionVerdict.Bad, new($"读不出来；{size.Zh}", $"Cannot be read; {size.En}"), new("不要删文件；请联系维护", "Do not delete files; call for service"))
            : new("journal", name, InspectionVerdict.Good, new($"可读，{size.Zh}", $"Readable, {size.En}"));
    }

    private static InspectionItem Clock(ClockState clock) => clock switch
    {
        ClockState.Synced => new("clock", new("时间", "Clock"), InspectionVerdict.Good, new("已与时间服务器同步", "Steered by a time server")),
        ClockState.Holdover => new("clock", new("时间", "Clock"), InspectionVerdict.Attention, new("没有时间服务器确认", "No time server confirms it"),
            new("打开系统的自动校时", "Switch on the system's time service")),
        _ => new("clock", new("时间", "Clock"), InspectionVerdict.Bad, new("时间明显不对", "The time is obviously wrong"), new("先把系统时间调对", "Set the system's time first")),
    };

    private static InspectionItem Store(CheckoutOptions store)
    {
        var missing = new[] { (store.StoreName, "storeName"), (store.LicenceNumber, "licenceNumber") }.Where(one => one.Item1.Length == 0).Select(one => one.Item2).ToList();
        return missing.Count == 0
            ? new("store", new("门店信息", "Store"), InspectionVerdict.Good, Same($"{store.StoreName} {store.LicenceNumber}"))
            : new("store", new("门店信息", "Store"), InspectionVerdict.Bad, new($"没有填：{string.Join("、", missing)}", $"Not filled in: {string.Join(", ", missing)}"),
                new("填进配置 checkout，小票和台账上要有", "Fill them in at checkout: receipt and ledger need them"));
    }

    private static InspectionItem Catalogue(InspectionInput input)
    {
        var name = new Bilingual("商品目录", "Catalogue");
        if (input.Catalogue is not { } catalogue)
            return new("catalogue", name, InspectionVerdict.Bad, new("读不出来", "It cannot be read"), new("重新导入：edgegateway catalogue import <文件>", "Import it again: edgegateway catalogue import <file>"));
        var edition = string.Create(CultureInfo.InvariantCulture, $"{catalogue.Edition.Version}, {catalogue.Edition.Date:yyyy-MM-dd}");
        var gaps = CatalogueGaps.Of(catalogue, DateOnly.FromDateTime(input.Now.DateTime));
        return gaps.Count == 0
            ? new("catalogue", name, InspectionVerdict.Good, Same(edition))
            : new("catalogue", name, InspectionVerdict.Attention, new($"{edition}；{string.Join("；", gaps.Select(gap => gap.Zh))}", $"{edition}; {string.Join("; ", gaps.Select(gap => gap.En))}"),
                new("导入主管部门发布的目录、名单和定额（edgegateway catalogue import）", "Import the catalogue, lists and limits the authority publishes (edgegateway catalogue import)"));
    }

    private static InspectionItem Key(bool? isPrivate) => isPrivate switch
    {
        true => new("key", new("身份信息密钥", "Identity key"), InspectionVerdict.Good, new("只有网关能读；请确认另存了一份", "Readable by the gateway only; make sure a copy is kept elsewhere")),
        false => new("key", new("身份信息密钥", "Identity key"), InspectionVerdict.Bad, new("别的用户也能读", "Others can read it"), new("chmod 600 keys/store.key", "chmod 600 keys/store.key")),
        null => new("key", new("身份信息密钥", "Identity key"), InspectionVerdict.Attention, new("还没有，第一次启动时生成", "None yet; made at the first start")),
    };

    private static Bilingual Same(string text) => new(text, text);
}
