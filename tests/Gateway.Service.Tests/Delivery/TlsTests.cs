using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery;

/// <summary>mqtts to a real mosquitto, with authorities made for the test.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestAuthority _authority;

    public TlsTests() => _authority = new TestAuthority(_folder);

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Delivery_BrokerSignedByOurAuthority_Delivers()
    {
        await using var broker = Broker(_authority.Issue("broker"));
        await broker.StartAsync();
        await using var rig = new DeliveryRig(To(broker, _authority.File));
        await rig.AppendBatchAsync(10);
        await rig.StartAsync();

        await Wait.UntilAsync(() => rig.Sent("city"), state: () => rig.View("city").LastError ?? "");
    }

    [Fact]
    public async Task Delivery_BrokerSignedByAStranger_IsRefusedAndSaid()
    {
        using var stranger = new TestAuthority(_folder, "Stranger");
        await using var broker = Broker(stranger.Issue("broker"));
        await broker.StartAsync();
        await using var rig = new DeliveryRig(To(broker, _authority.File));
        await rig.AppendBatchAsync(1);

        await CertificateTroubleAsync(rig, "not trusted");
        Assert.DoesNotContain("过期", rig.Status("city")!.Trouble!.Cause.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivery_NoAuthorityConfigured_TheSystemDoesNotTrustIt()
    {
        await using var broker = Broker(_authority.Issue("broker"));
        await broker.StartAsync();
        await using var rig = new DeliveryRig(To(broker, null));

        await CertificateTroubleAsync(rig, "not trusted");
    }

    [Fact]
    public async Task Delivery_CertificateExpired_IsRefusedAndSaid()
    {
        await using var broker = Broker(_authority.Issue("broker", expired: true));
        await broker.StartAsync();
        await using var rig = new DeliveryRig(To(broker, _authority.File));

        await CertificateTroubleAsync(rig, "not trusted");
        Assert.Contains("过期", rig.Status("city")!.Trouble!.Cause.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivery_CertificateForAnotherName_IsRefusedAndSaid()
    {
        await using var broker = Broker(_authority.Issue("elsewhere", loopback: false));
        await broker.StartAsync();
        await using var rig = new DeliveryRig(To(broker, _authority.File));

        await CertificateTroubleAsync(rig, "another name");
    }

    [Fact]
    public async Task Delivery_AuthorityFileNotThere_IsSaidAndUsedOnceItIs()
    {
        await using var broker = Broker(_authority.Issue("broker"));
        await broker.StartAsync();
        var later = _folder.File("later.pem");
        await using var rig = new DeliveryRig(To(broker, later));
        await CertificateTroubleAsync(rig, "later.pem");

        File.Copy(_authority.File, later);

        await Wait.UntilAsync(() => rig.Status("city")!.State == ThingState.Online);
    }

    [Fact]
    public async Task Delivery_BrokerAsksForOurCertificate_ItIsShown()
    {
        var (certificate, key) = _authority.Issue("box");
        await using var broker = Broker(_authority.Issue("broker"), $"cafile {_authority.File}\nrequire_certificate true\n");
        await broker.StartAsync();
        await using var rig = new DeliveryRig(To(broker, _authority.File, certificate, key));
        await rig.AppendBatchAsync(3);
        await rig.StartAsync();

        await Wait.UntilAsync(() => rig.Sent("city"), state: () => rig.View("city").LastError ?? "");
    }

    [Fact]
    public async Task Delivery_BrokerAsksForACertificateWeDoNotHave_NothingIsSentAndNothingLost()
    {
        await using var broker = Broker(_authority.Issue("broker"), $"cafile {_authority.File}\nrequire_certificate true\n");
        await broker.StartAsync();
        await using var rig = new DeliveryRig(To(broker, _authority.File));
        await rig.AppendBatchAsync(3);
        await rig.StartAsync();

        await Wait.UntilAsync(() => rig.Status("city")?.State == ThingState.Offline);
        Assert.Equal(3, rig.View("city").Queue);
    }

    private static async Task CertificateTroubleAsync(DeliveryRig rig, string detail)
    {
        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Status("city")?.Trouble?.Code == "destination.certificate", state: () => rig.View("city").LastError ?? "");
        Assert.Contains(detail, rig.View("city").LastError!, StringComparison.Ordinal);
    }

    private static Mosquitto Broker((string Certificate, string Key) own, string more = "") =>
        new(listener: $"certfile {own.Certificate}\nkeyfile {own.Key}\n{more}");

    private static DestinationOptions To(Mosquitto broker, string? authority, string? certificate = null, string? key = null) => new()
    {
        Id = "city",
        Brokers = [$"mqtts://127.0.0.1:{broker.Port}"],
        CaFile = authority,
        ClientCertificateFile = certificate,
        ClientKeyFile = key,
        ReconnectCap = TimeSpan.FromMilliseconds(200),
        AcceptNoSubscriber = true,
    };
}
