using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Expiry;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Web;
using EdgeGateway.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Expiry;

public sealed class CertificateTests : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly CertificateFile Client = new("client", "city", "box.pem");

    private readonly TempFolder _folder = new();
    private readonly TestAuthority _authority;

    public CertificateTests() => _authority = new TestAuthority(_folder);

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(400, ThingState.Online, null)]
    [InlineData(30, ThingState.Online, null)]
    [InlineData(29, ThingState.Degraded, "certificate.expiring")]
    [InlineData(0, ThingState.Degraded, "certificate.expiring")]
    [InlineData(-1, ThingState.Offline, "certificate.expired")]
    public void Judge_ByDaysLeft_IsGreenAmberRed(int days, ThingState state, string? code)
    {
        var judged = CertificateJudge.Of(new CertificateReading(Client, Now.AddDays(days).AddHours(1), "box"), Now);

        Assert.Equal((state, code), (judged.State, judged.Trouble?.Code));
        if (judged.Trouble is { } trouble)
            Assert.All([trouble.Cause.Zh, trouble.Cause.En], words => Assert.Contains("box.pem", words, StringComparison.Ordinal));
    }

    [Fact]
    public void Judge_Unreadable_IsRed() => Assert.Equal("certificate.unreadable", CertificateJudge.Of(new CertificateReading(Client, null, ""), Now).Trouble!.Code);

    [Fact]
    public void Files_OfTheConfiguration_AreThePagesTheClientsAndTheAuthorities()
    {
        var options = new GatewayOptions
        {
            Web = new WebOptions { CertificateFile = "/a/page.pem" },
            Destinations =
            [
                new DestinationOptions { Id = "city", ClientCertificateFile = "/a/box.pem", CaFile = "/a/ca.pem" },
                new DestinationOptions { Id = "off", CaFile = "/a/other.pem", Enabled = false },
            ],
        };

        Assert.Equal(["page  /a/page.pem", "client city /a/box.pem", "authority city /a/ca.pem"], WatchedFile.Of(options, DestinationSetup.Enabled(options)).Select(one => $"{one.Use} {one.Destination} {one.Path}"));
    }

    [Fact]
    public void Reading_OfAClientsFile_IsItsFirstCertificateWithoutItsFolder()
    {
        var reading = CertificateReading.Of(new WatchedFile("client", "city", _authority.Issue("box").Certificate));

        Assert.Equal(17, reading.DaysLeft(Now));
        Assert.Equal(("box", "box.pem"), (reading.Name, reading.File.Name));
    }

    [Fact]
    public void Reading_OfSeveralAuthorities_IsTheOneThatLastsLongest()
    {
        var bundle = _folder.File("bundle.pem");
        File.WriteAllText(bundle, File.ReadAllText(_authority.Issue("old", expired: true).Certificate) + "\n" + File.ReadAllText(_authority.File));

        Assert.Equal(27, CertificateReading.Of(new WatchedFile("authority", "city", bundle)).DaysLeft(Now));
    }

    [Theory]
    [InlineData("nothing in it")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData(null)]
    public void Reading_OfNoCertificate_HasNoEnd(string? text)
    {
        var file = _folder.File("broken.pem");
        if (text is not null)
            File.WriteAllText(file, text);

        Assert.Null(CertificateReading.Of(new WatchedFile("page", "", file)).Expires);
    }

    [Fact]
    public void Watch_RenewedFile_GoesGreenByItself()
    {
        var (health, clock) = (new HealthRegistry(), new FakeTimeProvider(Now.AddDays(100)));
        var file = _authority.Issue("box").Certificate;
        using var watch = new CertificateWatch(() => [new WatchedFile("client", "city", file)], () => [], health, clock);
        watch.Look();
        var red = health.Find("certificates")!;
        clock.Advance(TimeSpan.FromMinutes(5));
        watch.Look();
        Assert.Equal((ThingState.Offline, "certificate.expired", red.Since), (red.State, red.Trouble!.Code, health.Find("certificates")!.Since));

        clock.SetUtcNow(Now.AddDays(101));
        File.Delete(file);
        watch.Look();
        Assert.Equal("certificate.unreadable", health.Find("certificates")!.Trouble!.Code);
    }

    [Fact]
    public async Task Gateway_WithAnExpiredCertificate_SaysSoOnPageApiAndMetrics()
    {
        var (certificate, key) = _authority.Issue("box", expired: true);
        await using var gateway = await TestGateway.StartAsync($$"""
            { "destinations": [{ "id": "city", "brokers": ["mqtts://127.0.0.1:{{FreePort.Next()}}"],
              "caFile": "{{_authority.File}}", "clientCertificateFile": "{{certificate}}", "clientKeyFile": "{{key}}" }] }
            """);
        await gateway.Get<MeterHost>().Registered.WaitAsync(TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() => gateway.Get<HealthRegistry>().Find("certificates") is not null);

        var html = await gateway.ReadAsync("/ops");
        Assert.Contains("平台 city 用的本机证书（box.pem）已于", html, StringComparison.Ordinal);
        Assert.Contains("平台 city 的根证书", html, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, html, StringComparison.Ordinal);
        Assert.Contains("\"daysLeft\":-", await gateway.ReadAsync("/api/v1/tls/certificates"), StringComparison.Ordinal);
        Assert.Matches("edgegateway_certificate_expiry_seconds\\{gateway=\"test-gateway\",use=\"client\",destination=\"city\"\\} -", await gateway.ReadAsync("/metrics"));
    }

    [Fact]
    public async Task Gateway_WithoutCertificates_HasNoSuchThing()
    {
        await using var gateway = await TestGateway.StartAsync();

        Assert.DoesNotContain("证书文件", await gateway.ReadAsync("/ops"), StringComparison.Ordinal);
        Assert.Null(gateway.Get<HealthRegistry>().Find("certificates"));
    }
}
