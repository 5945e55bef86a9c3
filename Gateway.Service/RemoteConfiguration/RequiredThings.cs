using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.RemoteConfiguration;

/// <summary>What must work under a new configuration: what works now and is still wanted, and every new platform. Pure.</summary>
internal static class RequiredThings
{
    public static IReadOnlyList<string> Of(IReadOnlyList<ThingStatus> now, GatewayOptions before, GatewayOptions next)
    {
        var wanted = Wanted(next).ToHashSet(StringComparer.Ordinal);
        var works = now.Where(thing => thing.State is ThingState.Online or ThingState.Degraded).Select(thing => thing.Id);
        var known = before.Destinations.Select(one => one.Id);
        var fresh = next.Destinations.Where(one => one.Enabled).Select(one => one.Id).Except(known);
        return [.. works.Where(wanted.Contains).Concat(fresh).Distinct().Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Wanted(GatewayOptions options) =>
        options.IdCardReaders.Concat(options.Scanners).Concat(options.ReceiptPrinters).Where(device => device.Enabled).Select(device => device.Id)
            .Concat(options.Cameras.Where(camera => camera.Enabled).Select(camera => camera.Id))
            .Concat(options.Destinations.Where(destination => destination.Enabled).Select(destination => destination.Id));
}
