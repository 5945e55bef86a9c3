using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Http;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Delivery.Tls;
using EdgeGateway.Service.Expiry;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.Tests.Doctor;
using EdgeGateway.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Expiry;

/// <summary>Certificates that are not files of this box, and files that change while it runs.</summary>
public sealed class ServerCertificateTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestAuthority _authority;

    public ServerCertificateTests() => _authority = new TestAuthority(_folder);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Broker_ConnectedOverTls_IsWatchedOnPageApiAndMetrics()
    {
        await using var broker = Broker(_authority.Issue("broker"));
        await broker.StartAsync();
        await using var gateway = await TestGateway.StartAsync(Configuration(broker));
        await gateway.Get<MeterHost>().Registered.WaitAsync(Cancel);
        var server = await SeenAsync(gateway);

        Assert.Equal((17, "broker", $"127.0.0.1:{broker.Port}"), (server.DaysLeft(TimeProvider.System.GetUtcNow()), server.Name, server.File.Name));
        Assert.Equal((ThingState.Degraded, "certificate.expiring"), (gateway.Get<HealthRegistry>().Find("certificates")!.State, gateway.Get<HealthRegistry>().Find("certificates")!.Trouble!.Code));
        var html = await gateway.ReadAsync("/ops");
        Assert.Contains("平台 city 的服务器证书", html, StringComparison.Ordinal);
        Assert.Contains("请平台方更换证书", html, StringComparison.Ordinal);
        Assert.Contains("\"use\":\"server\",\"destination\":\"city\"", await gateway.ReadAsync("/api/v1/tls/certificates"), StringComparison.Ordinal);
        Assert.Matches("edgegateway_certificate_expiry_seconds\\{gateway=\"test-gateway\",use=\"server\",destination=\"city\"\\} 1[0-9]{6}", await gateway.ReadAsync("/metrics"));

        // A reload brings a destination with files of its own, and takes all away.
        var (delivery, watch) = (gateway.Get<DeliveryService>(), gateway.Get<CertificateWatch>());
        await delivery.ApplyAsync([new DestinationOptions { Id = "new", Brokers = ["mqtts://127.0.0.1:1"], CaFile = _authority.File }], Cancel);
        watch.Look();
        Assert.Equal("authority new", string.Join(", ", watch.Readings.Select(one => $"{one.File.Use} {one.File.Destination}")));
        await delivery.ApplyAsync([], Cancel);
        watch.Look();
        Assert.Null(gateway.Get<HealthRegistry>().Find("certificates"));
    }

    [Fact]
    public async Task Broker_WithAnExpiredCertificate_IsRefusedAndWatched()
    {
        await using var broker = Broker(_authority.Issue("broker", expired: true));
        await broker.StartAsync();
        await using var gateway = await TestGateway.StartAsync(Configuration(broker));

        Assert.True((await SeenAsync(gateway)).DaysLeft(TimeProvider.System.GetUtcNow()) < 0);
        Assert.Equal("certificate.expired", gateway.Get<HealthRegistry>().Find("certificates")!.Trouble!.Code);
    }

    [Fact]
    public void Trust_Stranger_IsNotThePlatform()
    {
        using var stranger = new TestAuthority(_folder, "Stranger");
        using var shown = X509CertificateLoader.LoadCertificateFromFile(stranger.Issue("broker").Certificate);
        using var expired = X509CertificateLoader.LoadCertificateFromFile(stranger.Issue("old", expired: true).Certificate);
        using var ours = X509CertificateLoader.LoadCertificateFromFile(_authority.Issue("ours").Certificate);
        var noted = new List<string>();
        using var trust = new PeerTrust(new(_authority.File, null, null), one => noted.Add(one.Subject));

        foreach (var one in new[] { shown, expired, ours })
            trust.Accept(one, null, SslPolicyErrors.RemoteCertificateChainErrors);
        trust.Accept(ours, null, SslPolicyErrors.RemoteCertificateNameMismatch);

        Assert.Equal("CN=ours", Assert.Single(noted));
    }

    [Fact]
    public async Task HttpsServer_AtTheHandshake_IsNoted()
    {
        await using var server = SmallServer.Tls(_authority.Issue("platform"), SslProtocols.Tls12 | SslProtocols.Tls13);
        var options = new DestinationOptions
        {
            Id = "city",
            Kind = DestinationKinds.Http,
            Http = new() { Url = $"https://127.0.0.1:{server.Port}/events" },
            CaFile = _authority.File,
            ConnectTimeout = TimeSpan.FromSeconds(5),
        };
        var seen = new ServerCertificates();

        await new HttpConnector(options, Shaping.AsIs, TimeProvider.System) { Certificates = seen }.ConnectAsync(0, new LinkEvents((_, _) => { }), Cancel);

        Assert.Equal("platform", Assert.Single(seen.Of([options])).Name);
        Assert.Empty(seen.Of([new DestinationOptions { Id = "city", Kind = DestinationKinds.Http, Http = new() { Url = "https://elsewhere.example/" } }]));
    }

    [Fact]
    public void Watch_FileRenewedInPlace_GoesGreen()
    {
        var (health, file) = (new HealthRegistry(), _folder.File("own.pem"));
        File.Copy(_authority.Issue("box", expired: true).Certificate, file);
        using var watch = new CertificateWatch(() => [new WatchedFile("client", "city", file)], () => [], health, TimeProvider.System);
        watch.Look();
        Assert.Equal("certificate.expired", health.Find("certificates")!.Trouble!.Code);

        File.Copy(_authority.File, file, overwrite: true);
        watch.Look();

        Assert.NotEqual("certificate.expired", health.Find("certificates")!.Trouble?.Code);
    }

    [Fact]
    public async Task Page_CertificateRenewedInPlace_IsShownWithoutARestart()
    {
        var file = _folder.File("page.pem");
        Put(file, _authority.Issue("first"), 1);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ListenOn(new() { Port = 0, CertificateFile = file });
        await using var page = builder.Build();
        await page.StartAsync(Cancel);
        var address = new Uri(page.Urls.First());

        Assert.Equal("first", await ShownAsync(address));
        File.WriteAllText(file, "half a f");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddDays(2));
        Assert.Equal("first", await ShownAsync(address));
        Put(file, _authority.Issue("second"), 3);
        Assert.Equal("second", await ShownAsync(address));
    }

    /// <summary>Times are set, because two writes of a test may fall into one tick of the file system.</summary>
    private static void Put(string file, (string Certificate, string Key) made, int day)
    {
        File.WriteAllText(file, File.ReadAllText(made.Certificate) + "\n" + File.ReadAllText(made.Key));
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddDays(day));
    }

    private static async Task<string> ShownAsync(Uri address)
    {
        using var wire = new System.Net.Sockets.TcpClient();
        await wire.ConnectAsync(address.Host, address.Port, Cancel);
        await using var ssl = new SslStream(wire.GetStream(), false, (_, shown, _, _) => shown is not null);
        await ssl.AuthenticateAsClientAsync("page");
        return ssl.RemoteCertificate!.Subject["CN=".Length..];
    }

    private static async Task<CertificateReading> SeenAsync(TestGateway gateway)
    {
        var watch = gateway.Get<CertificateWatch>();
        bool Sees()
        {
            watch.Look();
            return watch.Readings.Any(one => one.File.Use == CertificateFile.Server);
        }

        await Wait.UntilAsync(Sees);
        return watch.Readings.Single(one => one.File.Use == CertificateFile.Server);
    }

    private string Configuration(Mosquitto broker) => $$"""{ "destinations": [{ "id": "city", "brokers": ["mqtts://127.0.0.1:{{broker.Port}}"], "caFile": "{{_authority.File}}" }] }""";

    private static Mosquitto Broker((string Certificate, string Key) own) => new(listener: $"certfile {own.Certificate}\nkeyfile {own.Key}\n");
}
