using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>The configuration as such, and what it names outside itself.</summary>
internal static class ConfigurationChecks
{
    private static readonly TimeSpan OldCatalogue = TimeSpan.FromDays(365);

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Of("configuration.valid", "配置有效", "Configuration valid", context => context.ConfigurationFile is { } file
            ? Finding.Good(Path.GetFileName(file)) : Finding.Ok(context.Options.IsDemo ? "内置演示配置" : "已读取", context.Options.IsDemo ? "the built-in demo" : "read")),
        DoctorCheck.Of("configuration.variables", "密码环境变量", "Password variables", Variables),
        DoctorCheck.Of("configuration.virtual", "虚拟设备", "Virtual devices", Virtual),
        DoctorCheck.Of("configuration.catalogue", "商品目录", "Catalogue", Catalogue),
    ];

    /// <summary>A configuration that may not be used: every mistake is a finding, and nothing else can be looked at.</summary>
    public static IReadOnlyList<CheckResult> Mistakes(IReadOnlyList<ConfigurationError> errors) =>
        [.. errors.Select(error => CheckResult.Of(All[0], Finding.Fail(error.Message, new("网关不能用这个配置启动", "The gateway does not start with this configuration"), new("按提示改好后再查", "Correct it and check again"), error.Path)))];

    private static Finding Variables(CheckContext context)
    {
        var options = context.Options;
        var named = options.Destinations.Where(one => one.Enabled).SelectMany(one => new[] { one.PasswordVariable, one.Http.TokenVariable })
            .Append(options.Web.PasswordVariable).Append(options.Metrics.Influx.TokenVariable).Append(options.Metrics.Influx.PasswordVariable).OfType<string>().Distinct().ToList();
        var empty = named.Where(name => string.IsNullOrEmpty(context.Machine.Variable(name))).ToList();
        if (named.Count == 0)
            return Finding.Skip("配置里没有", "none is named");
        // The service has variables of its own that a shell does not have.
        return Finding.Of(empty.Count == 0 ? CheckLevel.Ok : context.Live is null ? CheckLevel.Warn : CheckLevel.Fail,
            empty.Count == 0 ? Finding.Same(string.Join(", ", named)) : new($"空的：{string.Join("、", empty)}", $"empty: {string.Join(", ", empty)}"),
            new("配置里写的环境变量没有值", "Environment variables the configuration names have no value"),
            new("写进服务的环境文件后重启；在命令行里查时可能只是这里没有", "Put them into the service's environment file and restart; seen from a shell they may only be missing there"));
    }

    private static Finding Virtual(CheckContext context)
    {
        var devices = context.Options.IdCardReaders.Concat(context.Options.Scanners).Concat(context.Options.ReceiptPrinters).Where(one => one.Enabled && one.Address.StartsWith("virtual:", StringComparison.OrdinalIgnoreCase)).Select(one => one.Id);
        var all = devices.Concat(context.Options.Cameras.Where(one => one.Enabled && one.Address.StartsWith("virtual:", StringComparison.OrdinalIgnoreCase)).Select(one => one.Id)).ToList();
        return Finding.Of(all.Count > 0 ? CheckLevel.Warn : CheckLevel.Ok, all.Count > 0 ? Finding.Same(string.Join(", ", all)) : new("没有", "none"),
            new("这些设备是软件模拟的，不是真的", "These devices are software and not real"), new("演示和培训可以；正式使用请写真实地址", "Fine for demo and training; put real addresses there for service"));
    }

    private static Finding Catalogue(CheckContext context)
    {
        if (!context.Options.Checkout.Enabled)
            return Finding.Skip("没有收银台", "there is no till");
        var reading = new CatalogueStore(Path.Combine(Path.GetFullPath(context.Options.DataDirectory), "catalogue"), context.Clock).Current();
        if (reading is { Catalogue: null })
            return Finding.Fail(Finding.Same(string.Join("; ", reading.Errors.Take(2))), new("生效的商品目录读不出来", "The catalogue in effect cannot be read"), new("重新导入：edgegateway catalogue import <文件>", "Import it again: edgegateway catalogue import <file>"));
        if (reading?.Catalogue is not { } catalogue)
        {
            return Finding.Of(context.Options.Checkout.Catalogue is null ? CheckLevel.Warn : CheckLevel.Ok, new(context.Options.Checkout.Catalogue ?? "内置示例", context.Options.Checkout.Catalogue ?? "the built-in sample"),
                new("用的是内置示例目录，商品和定额都不是真的", "The built-in sample: neither its goods nor its limits are real"), new("导入主管部门发布的目录：edgegateway catalogue import", "Import the catalogue the authority publishes: edgegateway catalogue import"));
        }
        if (CatalogueGaps.Of(catalogue, DateOnly.FromDateTime(context.Clock.GetLocalNow().DateTime)) is { Count: > 0 } gaps)
        {
            return Finding.Warn(Finding.Same(catalogue.Edition.Version), new(string.Join("；", gaps.Select(gap => gap.Zh)), string.Join("; ", gaps.Select(gap => gap.En))),
                new("导入主管部门发布的目录、名单和定额：edgegateway catalogue import", "Import the catalogue, lists and limits the authority publishes: edgegateway catalogue import"));
        }
        var age = context.Clock.GetUtcNow() - new DateTimeOffset(catalogue.Edition.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return Finding.Of(age > OldCatalogue ? CheckLevel.Warn : CheckLevel.Ok, new($"{catalogue.Edition.Version}，{catalogue.Edition.Date:yyyy-MM-dd}", $"{catalogue.Edition.Version} of {catalogue.Edition.Date:yyyy-MM-dd}"),
            new("目录超过一年没有更新，禁限用名单可能过时", "The catalogue is more than a year old; its lists may be out of date"), new("取最新的目录再导入", "Fetch the newest catalogue and import it"));
    }
}
