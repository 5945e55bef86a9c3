using EdgeGateway.Devices;
using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Devices.Scanner;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Things;

internal static class ThingsModule
{
    public static IServiceCollection AddThings(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(provider => new VirtualBench(Path.Combine(options.DataDirectory, "virtual"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DeviceContext(
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>(), provider.GetRequiredService<VirtualBench>()));
        services.AddSingleton(provider => new DeviceRoster(Create(options, provider.GetRequiredService<DeviceContext>())));
        services.AddSingleton<DeviceRuns>();
        services.AddHostedService<ChangeRecorder>();
        return services.AddHostedService<DeviceHost>();
    }

    /// <summary>The configured devices, not running yet.</summary>
    internal static List<Device> Create(GatewayOptions options, DeviceContext context) =>
    [
        .. options.IdCardReaders.Select(reader => SamReader.Create(reader, context)),
        .. options.Scanners.Select(scanner => new BarcodeScanner(scanner, context)),
        .. options.ReceiptPrinters.Select(printer => new EscPosPrinter(printer, context, PrinterProfiles.For(printer.Profile, options.Checkout.PaperWidth))),
    ];
}
