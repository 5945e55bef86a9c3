using System.Net;
using System.Net.Sockets;
using EdgeGateway.Service.Doctor;
using EdgeGateway.Service.Doctor.Probes;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Doctor;

/// <summary>Ways to break the way out: cable, names, brokers, certificates.</summary>
internal static class NetworkBreakers
{
    private const string City = """{"destinations":[{"id":"city","brokers":["mqtts://broker.example:8883"]}]}""";

    public static IReadOnlyList<Breaker> All { get; } =
    [
        Breaker.Fails("network.interfaces", rig => Faces(rig, new NetworkFace("eth0", false, false, [])), rig => rig.With(City)),
        Breaker.Fails("network.address", rig => Faces(rig, new NetworkFace("eth0", true, false, [IPAddress.Parse("169.254.7.7")])), rig => rig.With(City)),
        Breaker.Warns("network.route", rig =>
        {
            rig.Put("proc/net/route", "Iface\tDestination\tGateway\tFlags\neth0\t0001A8C0\t00000000\t0001\n");
            return rig.With(City);
        }, rig => rig.With(City)),
        Breaker.Fails("network.dns.servers", rig =>
        {
            rig.Put("etc/resolv.conf", "# nothing\n");
            return rig.With(City);
        }, rig => rig.With(City)),
        Breaker.Fails("network.dns.names", rig => rig.With(City) with { Machine = rig.Machine with { Resolve = (_, _) => throw new SocketException((int)SocketError.HostNotFound) } }, rig => rig.With(City)),
        Breaker.Fails("broker.tcp", rig => Broker(rig, $"mqtt://127.0.0.1:{FreePort.Next()}")),
        Breaker.Async("broker.tls.handshake", CheckLevel.Fail, async rig => Broker(rig, $"mqtts://127.0.0.1:{(await PlainAsync(rig)).Port}")),
        Breaker.Async("broker.tls.chain", CheckLevel.Fail, rig => TlsAsync(rig, "broker", trusted: false)),
        Breaker.Async("broker.tls.name", CheckLevel.Fail, rig => TlsAsync(rig, "broker", loopback: false)),
        Breaker.Async("broker.tls.expiry", CheckLevel.Fail, rig => TlsAsync(rig, "broker", expired: true)),
        Breaker.Async("broker.tls.expiry", CheckLevel.Warn, async rig => (await TlsAsync(rig, "broker")) with { Clock = new DoctorRig.Noon(TimeProvider.System.GetUtcNow().AddDays(10)) }),
        Breaker.Async("broker.tls.protocol", CheckLevel.Warn, rig => OldTlsAsync(rig, "broker")),
        Breaker.Async("broker.tls.files", CheckLevel.Fail, async rig =>
        {
            await File.WriteAllTextAsync(rig.Folder.File("ca.pem"), "no certificate");
            return Broker(rig, "mqtts://127.0.0.1:8883", "ca.pem");
        }),
        Breaker.Async("broker.connack", CheckLevel.Fail, rig => Task.FromResult(Broker(rig, rig.Keep(new ScriptedBroker { ConnectCode = 0x8A }).Address))),
        Breaker.Async("broker.connack", CheckLevel.Warn, rig => Task.FromResult(Broker(rig, rig.Keep(new ScriptedBroker { ConnectCode = 0x89 }).Address))),
        Breaker.Fails("broker.connack", rig => rig.With(City) with { Live = DoctorRig.Live with { Destinations = [DoctorRig.View with { State = "waiting", LastError = "not authorized" }] } }, rig => rig.With(City) with { Live = DoctorRig.Live }),
        Breaker.Async("broker.login", CheckLevel.Fail, rig => Task.FromResult(Broker(rig, rig.Keep(new ScriptedBroker { ConnectCode = 0x86 }).Address))),
        Breaker.Fails("broker.login", rig => rig.With("""{"destinations":[{"id":"city","brokers":["mqtts://broker.example:8883"],"userName":"box","passwordVariable":"CITY_PASSWORD"}]}""") with { HeldByAnother = true }),
        Breaker.Fails("http.tcp", rig => Web(rig, $"http://127.0.0.1:{FreePort.Next()}/in")),
        Breaker.Async("http.tls.handshake", CheckLevel.Fail, async rig => Web(rig, $"https://127.0.0.1:{(await PlainAsync(rig)).Port}/in")),
        Breaker.Async("http.tls.chain", CheckLevel.Fail, rig => TlsAsync(rig, "http", trusted: false)),
        Breaker.Async("http.tls.name", CheckLevel.Fail, rig => TlsAsync(rig, "http", loopback: false)),
        Breaker.Async("http.tls.expiry", CheckLevel.Fail, rig => TlsAsync(rig, "http", expired: true)),
        Breaker.Async("http.tls.protocol", CheckLevel.Warn, rig => OldTlsAsync(rig, "http")),
        Breaker.Async("http.tls.files", CheckLevel.Fail, rig => Task.FromResult(Web(rig, "https://127.0.0.1:9/in", "missing.pem"))),
        Breaker.Async("http.answer", CheckLevel.Fail, rig => AnswersAsync(rig, "401 Unauthorized", DoctorRig.Noon.At)),
        Breaker.Async("http.answer", CheckLevel.Warn, rig => AnswersAsync(rig, "503 Busy", DoctorRig.Noon.At)),
        Breaker.Async("http.answer", CheckLevel.Fail, rig => Task.FromResult(Web(rig, $"http://127.0.0.1:{FreePort.Next()}/in"))),
        Breaker.Fails("http.token", rig => rig.With("""{"destinations":[{"id":"city","kind":"http","http":{"url":"https://platform.example/in","tokenVariable":"CITY_TOKEN"}}]}""")),
        Breaker.Async("clock.peers", CheckLevel.Warn, rig => AnswersAsync(rig, "200 OK", DoctorRig.Noon.At.AddSeconds(-40))),
        Breaker.Async("clock.peers", CheckLevel.Fail, rig => AnswersAsync(rig, "200 OK", DoctorRig.Noon.At.AddHours(3))),
        Breaker.Fails("folder.writable", rig => rig.With($$"""{"destinations":[{"id":"usb","kind":"file","folder":{"path":"{{rig.Folder.File("gone")}}"} }]}""")),
        Breaker.Async("web.port", CheckLevel.Fail, async rig => rig.With($$"""{"web":{"port":{{(await PlainAsync(rig)).Port}} } }""")),
        Breaker.Async("web.certificate", CheckLevel.Fail, rig =>
        {
            using var authority = new TestAuthority(rig.Folder);
            return Task.FromResult(rig.With($$"""{"web":{"certificateFile":"{{authority.Issue("old", expired: true).Certificate}}"} }""") with { Clock = TimeProvider.System });
        }),
        Breaker.Warns("web.password", rig => Password(rig, "short"), rig => Password(rig, "long enough, we think")),
        Breaker.Warns("web.password", rig => Password(rig, ""), rig => Password(rig, "long enough, we think")),
    ];

    private static CheckContext Password(DoctorRig rig, string password) => rig.With("""{"web":{"passwordVariable":"PW"}}""") with { Machine = rig.Machine with { Variable = _ => password } };

    private static CheckContext Faces(DoctorRig rig, NetworkFace face) => rig.With(City) with { Machine = rig.Machine with { Networks = () => [face] } };

    private static CheckContext Broker(DoctorRig rig, string address, string? authority = null) =>
        rig.With($$"""{"destinations":[{"id":"city","brokers":["{{address}}"]{{(authority is null ? "" : $",\"caFile\":\"{authority}\"")}}}]}""") with { Clock = TimeProvider.System };

    private static CheckContext Web(DoctorRig rig, string url, string? authority = null) =>
        rig.With($$"""{"destinations":[{"id":"city","kind":"http","http":{"url":"{{url}}"}{{(authority is null ? "" : $",\"caFile\":\"{authority}\"")}}}]}""");

    private static async Task<SmallServer> PlainAsync(DoctorRig rig)
    {
        await Task.CompletedTask;
        return rig.Keep(new SmallServer(static async (stream, stopping) => await stream.WriteAsync("220 hello\r\n"u8.ToArray(), stopping)));
    }

    private static Task<CheckContext> AnswersAsync(DoctorRig rig, string status, DateTimeOffset date)
    {
        var server = rig.Keep(new SmallServer(async (stream, stopping) =>
        {
            var asked = new byte[2000];
            await stream.ReadAtLeastAsync(asked, 10, cancellationToken: stopping);
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nDate: {date.UtcDateTime:R}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), stopping);
        }));
        return Task.FromResult(Web(rig, $"http://127.0.0.1:{server.Port}/in"));
    }

    private static Task<CheckContext> TlsAsync(DoctorRig rig, string prefix, bool trusted = true, bool loopback = true, bool expired = false)
    {
        using var authority = new TestAuthority(rig.Folder);
        var server = rig.Keep(SmallServer.Tls(authority.Issue("broker.example", expired, loopback), System.Security.Authentication.SslProtocols.None));
        var known = trusted ? "Test CA.pem" : null;
        var context = prefix == "broker" ? Broker(rig, $"mqtts://127.0.0.1:{server.Port}", known) : Web(rig, $"https://127.0.0.1:{server.Port}/in", known);
        return Task.FromResult(context with { Clock = TimeProvider.System });
    }

    // No system of today lets anybody speak TLS 1.1: what the check would see is put there.
    private static Task<CheckContext> OldTlsAsync(DoctorRig rig, string prefix)
    {
        var context = prefix == "broker" ? Broker(rig, "mqtts://127.0.0.1:8883") : Web(rig, "https://127.0.0.1:8883/in");
        var endpoint = prefix == "broker" ? Endpoints.Brokers(context.Options)[0] : Endpoints.Web(context.Options)[0];
        context.Once($"peer {endpoint.On}", () => Task.FromResult(new PeerSight
        {
            Connected = TimeSpan.FromMilliseconds(1),
#pragma warning disable CA5397, SYSLIB0039 // That it is outdated is the point.
            Protocol = System.Security.Authentication.SslProtocols.Tls11,
#pragma warning restore CA5397, SYSLIB0039
            Certificate = new PeerCertificate("CN=a", "CN=b", DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, true, null),
        }));
        return Task.FromResult(context);
    }
}
