using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Alerts;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Commands;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Health.Influx;
using EdgeGateway.Service.Health.Otlp;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.LocalApi;
using EdgeGateway.Service.RemoteConfiguration;
using EdgeGateway.Vision;

namespace EdgeGateway.Service.Configuration;

/// <summary>Rules between values, and addresses: what a single annotation cannot say.</summary>
internal static class CrossChecks
{
    /// <summary>Things the gateway itself has under these names.</summary>
    private static readonly string[] Taken = ["journal", "broker", "receiver", "till", "gateway", "space"];

    public static IEnumerable<ConfigurationError> Run(GatewayOptions options) =>
        DoubleIds(options)
            .Concat(Addresses(options))
            .Concat(options.Cameras.SelectMany((camera, i) => Camera(camera, $"cameras[{i}]")))
            .Concat(Printers(options))
            .Concat(options.Destinations.SelectMany((destination, i) => DestinationCheck.Run(destination, $"destinations[{i}]")))
            .Concat(RuleChecks.Calendar(options.Calendar))
            .Concat(Listening(options))
            .Concat(LocalApiCheck.Run(options))
            .Concat(Commands(options))
            .Concat(InfluxCheck.Run(options.Metrics.Influx))
            .Concat(OtlpModule.Check(options.Metrics.Otlp))
            .Concat(CaseCheck.Run(options.Cases))
            .Concat(AlertCheck.Run(options.Alerts))
            .Concat(SignedGate.Check(options.RemoteConfiguration))
            .Concat(CheckoutCheck.Run(options.Checkout).Select(message => new ConfigurationError("checkout.catalogue", message)));

    private static IEnumerable<ConfigurationError> DoubleIds(GatewayOptions options)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, path) in Ids(options))
        {
            if (id.Length == 0)
                continue;
            if (Taken.Contains(id))
                yield return new(path, $"{id} 是网关自己用的名称，请换一个。", $"{id} is a name the gateway uses itself. Take another one.");
            else if (!seen.TryAdd(id, path))
                yield return new(path, $"{id} 已经用在 {seen[id]}，每个名称只能用一次。", $"{id} is already used at {seen[id]}; every name may be used once.");
        }
    }

    private static IEnumerable<(string Id, string Path)> Ids(GatewayOptions options) =>
        options.IdCardReaders.Select((device, i) => (device.Id, $"idCardReaders[{i}].id"))
            .Concat(options.Scanners.Select((device, i) => (device.Id, $"scanners[{i}].id")))
            .Concat(options.ReceiptPrinters.Select((device, i) => (device.Id, $"receiptPrinters[{i}].id")))
            .Concat(options.Cameras.Select((camera, i) => (camera.Id, $"cameras[{i}].id")))
            .Concat(options.Destinations.Select((destination, i) => (destination.Id, $"destinations[{i}].id")));

    private static IEnumerable<ConfigurationError> Addresses(GatewayOptions options)
    {
        var readers = options.IdCardReaders.Select((device, i) => (device.Address, $"idCardReaders[{i}].address"));
        var scanners = options.Scanners.Select((device, i) => (device.Address, $"scanners[{i}].address"));
        var printers = options.ReceiptPrinters.Select((device, i) => (device.Address, $"receiptPrinters[{i}].address"));
        var cameras = options.Cameras.Select((camera, i) => (camera.Address, $"cameras[{i}].address"));
        var brokers = options.Destinations.SelectMany((destination, i) => destination.Brokers.Select((broker, j) => (broker, $"destinations[{i}].brokers[{j}]")));
        return AddressRule.Reader.Check(readers).Concat(AddressRule.Scanner.Check(scanners)).Concat(AddressRule.Printer.Check(printers))
            .Concat(AddressRule.Camera.Check(cameras)).Concat(AddressRule.Broker.Check(brokers));
    }

    private static IEnumerable<ConfigurationError> Camera(CameraOptions camera, string path)
    {
        foreach (var error in CameraHealthCheck.Run(camera.Health, $"{path}.health"))
            yield return error;
        if (camera.Blur is { Model.Length: > 0, Labels.Count: 0 })
            yield return new($"{path}.blur.labels", "要写明模型的哪些类别要遮盖，例如 face、plate。", "Say which of the model's labels are to be hidden, like face and plate.");
        if (camera.Blur.Model.Length > 0 && camera.Clips.Keep > TimeSpan.Zero)
            yield return new($"{path}.clips.keep", "有 blur 的摄像头不留录像：录像无法遮盖人脸和车牌。去掉 clips.keep 或 blur。", "A camera with blur keeps no film, because film cannot be searched for faces and plates. Take out clips.keep or blur.");
        for (var i = 0; i < camera.Masks.Count; i++)
        {
            if (ZoneRule.Objection(camera.Masks[i]) is { } wrong)
                yield return new($"{path}.masks[{i}]{wrong.Where}", wrong.Message);
            else if (camera.Masks[i].Count == 0)
                yield return new($"{path}.masks[{i}]", "遮挡区至少要三个点。", "A mask needs three points or more.");
        }
        foreach (var error in RegionRule.Run(camera.Regions, $"{path}.regions"))
            yield return error;
        for (var i = 0; i < camera.Rules.Count; i++)
        {
            var rule = camera.Rules[i];
            if (camera.Rules.Take(i).Any(earlier => earlier.Id == rule.Id))
                yield return new($"{path}.rules[{i}].id", $"{rule.Id} 在这个摄像头上已经用过。", $"{rule.Id} is already used on this camera.");
            if (ZoneRule.Objection(rule.Zone) is { } objection)
                yield return new($"{path}.rules[{i}].zone{objection.Where}", objection.Message);
            foreach (var error in RuleChecks.Run(rule, $"{path}.rules[{i}]"))
                yield return error;
        }
    }

    private static IEnumerable<ConfigurationError> Printers(GatewayOptions options)
    {
        for (var i = 0; i < options.ReceiptPrinters.Count; i++)
        {
            if (options.ReceiptPrinters[i].Profile is { } profile && !PrinterProfiles.Names.Contains(profile))
            {
                yield return new($"receiptPrinters[{i}].profile",
                    $"没有名为 {profile} 的打印机型号档案。可用：{string.Join("、", PrinterProfiles.Names)}。",
                    $"No printer profile is called {profile}. There are: {string.Join(", ", PrinterProfiles.Names)}.");
            }
        }
    }

    private static IEnumerable<ConfigurationError> Commands(GatewayOptions options)
    {
        var wishes = options.Destinations.SelectMany((destination, i) => destination.Commands.Select((command, j) => (command, $"destinations[{i}].commands[{j}]")));
        foreach (var (command, path) in wishes.Where(wish => !CommandNames.All.Contains(wish.command)))
        {
            var near = NearestName.Of(command, CommandNames.All);
            yield return new(
                path,
                $"没有命令 {command}。可以是：{string.Join("、", CommandNames.All)}。{(near is null ? "" : $"是不是想写 {near}？")}",
                $"There is no command {command}. Allowed: {string.Join(", ", CommandNames.All)}.{(near is null ? "" : $" Did you mean {near}?")}");
        }
    }

    private static IEnumerable<ConfigurationError> Listening(GatewayOptions options)
    {
        if (!ListenRule.IsAddress(options.Web))
            yield return new("web.listen", $"{options.Web.Listen} 不是 IP 地址，例如 127.0.0.1。", $"{options.Web.Listen} is not an IP address like 127.0.0.1.");
        else if (ListenRule.Objection(options.Web) is { } reason)
            yield return new("web.listen", reason);
    }
}
