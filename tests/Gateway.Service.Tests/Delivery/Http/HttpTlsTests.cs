using System.Security.Cryptography.X509Certificates;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Http;
using EdgeGateway.Service.Tests.Delivery.Kinds;
using EdgeGateway.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace EdgeGateway.Service.Tests.Delivery.Http;

/// <summary>https to a real server, with the same certificate files as mqtts.</summary>
public sealed class HttpTlsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestAuthority _authority;
    private X509Certificate2? _server;

    public HttpTlsTests() => _authority = new TestAuthority(_folder);

    public void Dispose()
    {
        _server?.Dispose();
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Delivery_ServerSignedByOurAuthority_Delivers()
    {
        await using var platform = await StartAsync(_authority.Issue("platform"));
        await using var rig = new DeliveryRig(To(platform, _authority.File));
        await rig.AppendBatchAsync(3);
        await rig.StartAsync();

        await Wait.UntilAsync(() => platform.Seqs.Count == 3, state: () => rig.View("city").LastError ?? "");
    }

    [Fact]
    public async Task Delivery_ServerSignedByAStranger_IsRefusedAndSaid()
    {
        using var stranger = new TestAuthority(_folder, "Stranger");
        await using var platform = await StartAsync(stranger.Issue("platform"));
        await using var rig = new DeliveryRig(To(platform, _authority.File));
        await rig.AppendBatchAsync(1);
        await rig.StartAsync();

        await Wait.UntilAsync(() => rig.Status("city")?.Trouble?.Code == "destination.certificate", state: () => rig.View("city").LastError ?? "");
        Assert.Contains("not trusted", rig.View("city").LastError!, StringComparison.Ordinal);
        Assert.Empty(platform.Posts);
    }

    [Fact]
    public async Task Delivery_ServerAsksForOurCertificate_ItIsShown()
    {
        var (certificate, key) = _authority.Issue("box");
        await using var platform = await StartAsync(_authority.Issue("platform"), ClientCertificateMode.RequireCertificate);
        await using var rig = new DeliveryRig(To(platform, _authority.File, certificate, key));
        await rig.AppendBatchAsync(2);
        await rig.StartAsync();

        await Wait.UntilAsync(() => platform.Seqs.Count == 2, state: () => rig.View("city").LastError ?? "");
    }

    [Fact]
    public async Task Delivery_AuthorityFileNotThere_IsSaid()
    {
        await using var platform = await StartAsync(_authority.Issue("platform"));
        await using var rig = new DeliveryRig(To(platform, _folder.File("nowhere.pem")));
        await rig.StartAsync();

        await Wait.UntilAsync(() => rig.Status("city")?.Trouble?.Code == "destination.certificate");
        Assert.Contains("nowhere.pem", rig.View("city").LastError!, StringComparison.Ordinal);
        Assert.Equal(ThingState.Offline, rig.Status("city")!.State);
    }

    private async Task<HttpPartner> StartAsync((string Certificate, string Key) own, ClientCertificateMode mode = ClientCertificateMode.NoCertificate)
    {
        _server = X509Certificate2.CreateFromPemFile(own.Certificate, own.Key);
        var platform = new HttpPartner(listen: where => where.UseHttps(https =>
        {
            https.ServerCertificate = _server;
            https.ClientCertificateMode = mode;
            https.ClientCertificateValidation = (shown, _, _) => shown.Issuer == "CN=Test CA";
        }));
        await platform.StartAsync();
        return platform;
    }

    private static DestinationOptions To(HttpPartner platform, string authority, string? certificate = null, string? key = null) => new()
    {
        Id = "city",
        Kind = DestinationKinds.Http,
        Http = new HttpOptions { Url = platform.Url },
        CaFile = authority,
        ClientCertificateFile = certificate,
        ClientKeyFile = key,
        ReconnectCap = TimeSpan.FromMilliseconds(100),
    };
}
