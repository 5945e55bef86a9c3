using System.Net;
using System.Net.Sockets;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>Cable, address, way out, names.</summary>
internal static class NetworkChecks
{
    private const string ResolveConf = "etc/resolv.conf";
    private const int Gateway = 2;

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Of("network.interfaces", "网卡", "Network interfaces", Interfaces),
        DoctorCheck.Of("network.address", "IP 地址", "IP address", Address),
        DoctorCheck.Of("network.route", "默认路由", "Default route", Route),
        DoctorCheck.Of("network.dns.servers", "域名服务器", "Name servers", NameServers),
        DoctorCheck.Async("network.dns.names", "域名解析", "Name resolution", NamesAsync),
    ];

    private static Finding Interfaces(CheckContext context)
    {
        var faces = context.Machine.Networks().Where(face => !face.IsLoopback).ToList();
        var up = faces.Where(face => face.IsUp).Select(face => face.Name).ToList();
        return up.Count > 0
            ? Finding.Ok($"{string.Join(", ", up)} 已接通", $"{string.Join(", ", up)} up")
            : Finding.Of(IfNeeded(context, CheckLevel.Fail),
                new($"{faces.Count} 个网卡，没有一个接通", $"{faces.Count} interfaces, none of them up"),
                new("没有网络连接", "There is no network connection"),
                new("检查网线和路由器电源", "Check the network cable and the router's power"));
    }

    private static Finding Address(CheckContext context)
    {
        var up = context.Machine.Networks().Where(face => face is { IsLoopback: false, IsUp: true }).ToList();
        if (up.Count == 0)
            return Finding.Skip("没有接通的网卡", "no interface is up");
        return up.Any(face => face.HasAddress)
            ? Finding.Good(string.Join(", ", up.SelectMany(face => face.Addresses).Where(address => address.AddressFamily == AddressFamily.InterNetwork)))
            : Finding.Of(IfNeeded(context, CheckLevel.Fail),
                new("只有自动分配的本地地址", "only link-local addresses"),
                new("网线通了，但没有得到 IP 地址", "The cable works, but nobody gave this box an IP address"),
                new("检查路由器的 DHCP，或给本机设固定地址", "Check the router's DHCP, or give this box a fixed address"));
    }

    // /proc/net/route: destination 00000000 with the flag RTF_GATEWAY; ipv6_route: prefix length 00 and metric below the unreachable one.
    private static Finding Route(CheckContext context)
    {
        var four = context.Machine.Text("proc/net/route");
        if (four is null)
            return Finding.Skip("系统没有给出路由表", "the system does not tell its routes");
        foreach (var line in four.Split('\n').Skip(1).Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (line.Length > 3 && line[1] == "00000000" && (Convert.ToInt32(line[3], 16) & Gateway) != 0)
                return Finding.Ok($"经 {line[0]}", $"via {line[0]}");
        }

        var six = (context.Machine.Text("proc/net/ipv6_route") ?? "").Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(line => line.Length > 9 && line[1] == "00" && line[9] != "lo");
        return six is not null
            ? Finding.Ok($"IPv6 经 {six[9]}", $"IPv6 via {six[9]}")
            : Finding.Of(IfNeeded(context, CheckLevel.Warn),
                new("路由表里没有默认路由", "no default route in the table"),
                new("本机到不了局域网以外", "Nothing outside the local network can be reached"),
                new("检查网关地址的设置；只用局域网平台时可以不管", "Check the gateway setting; with platforms on the local network only this is fine"));
    }

    private static Finding NameServers(CheckContext context)
    {
        if (context.Machine.Text(ResolveConf) is not { } text)
            return Finding.Skip("没有 /etc/resolv.conf", "there is no /etc/resolv.conf");
        var servers = text.Split('\n').Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(line => line is ["nameserver", _, ..]).Select(line => line[1]).ToList();
        return servers.Count > 0
            ? Finding.Good(string.Join(", ", servers))
            : Finding.Of(Names(context).Any() ? CheckLevel.Fail : CheckLevel.Ok,
                new("/etc/resolv.conf 里没有域名服务器", "no nameserver in /etc/resolv.conf"),
                new("域名解析不了", "Names cannot be resolved"),
                new("在网络设置里填写域名服务器", "Set a name server in the network settings"));
    }

    private static async Task<IReadOnlyList<Finding>> NamesAsync(CheckContext context, CancellationToken stopping)
    {
        var names = Names(context).ToList();
        if (names.Count == 0)
            return [Finding.Skip("配置里只有 IP 地址", "the configuration has only IP addresses")];
        return await Task.WhenAll(names.Select(name => NameAsync(context, name.Host, name.For, stopping)));
    }

    private static async Task<Finding> NameAsync(CheckContext context, string host, string use, CancellationToken stopping)
    {
        try
        {
            var found = await context.Machine.Resolve(host, stopping);
            return Finding.Good(string.Join(", ", found), host);
        }
        catch (Exception unknown) when (unknown is SocketException or ArgumentException)
        {
            return Finding.Fail(new($"{use} 的主机名解析失败：{unknown.Message}", $"host of {use}: {unknown.Message}"),
                new($"找不到主机 {host}", $"The host {host} is not found"),
                new("核对地址的拼写；都对就检查域名服务器", "Check the spelling of the address, then the name server"), host);
        }
    }

    private static IEnumerable<(string Host, string For)> Names(CheckContext context) => Endpoints.Hosts(context.Options).Where(one => !IPAddress.TryParse(one.Host, out _));

    /// <summary>A box that talks to nobody outside does not miss a network.</summary>
    private static CheckLevel IfNeeded(CheckContext context, CheckLevel level) => Endpoints.Hosts(context.Options).Count > 0 ? level : CheckLevel.Skipped;
}
