using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Doctor;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.Tests.Doctor;
using EdgeGateway.Service.Updates;
using EdgeGateway.Service.Web;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Hosting;

/// <summary>A verb sends the operator's password to nobody but the gateway of its configuration.</summary>
public sealed class OwnGatewayTests : IDisposable
{
    private const string Secret = "open-sesame-4711";

    private readonly TempFolder _folder = new();
    private readonly TestAuthority _authority;
    private readonly string _variable = "EG_TEST_" + Guid.NewGuid().ToString("N");
    private readonly StringBuilder _heard = new();

    public OwnGatewayTests()
    {
        _authority = new TestAuthority(_folder);
        Environment.SetEnvironmentVariable(_variable, Secret);
    }

    private static string Password => Convert.ToBase64String(Encoding.UTF8.GetBytes("doctor:" + Secret));

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(_variable, null);
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task OwnCertificate_OnThePort_GetsQuestionAndPassword()
    {
        var own = _authority.Issue("box");
        await using var server = Listener(own);
        using var client = OwnGateway.Client(Options(server.Port, own.Certificate), "doctor")!;
        var said = new StringWriter();

        Assert.True(await OwnGateway.AnswersAsync(client, said));
        Assert.Empty(said.ToString());
        Assert.Contains(Password, Heard(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForeignCertificate_OfTheSameAuthorityAndName_IsToldNothing()
    {
        var own = _authority.Issue("box").Certificate;
        var kept = _folder.File("kept.pem");
        File.Copy(own, kept);
        await using var server = Listener(_authority.Issue("box"));
        using var client = OwnGateway.Client(Options(server.Port, kept), "doctor")!;
        var said = new StringWriter();

        Assert.Null(await OwnGateway.AskAsync(client, HttpMethod.Post, "/api/v1/doctor", DoctorJson.Default.DoctorReport, said));
        var sentence = Assert.Single(said.ToString().TrimEnd().Split('\n'));
        Assert.Contains($"出示的不是 {kept} 里的证书", sentence, StringComparison.Ordinal);
        Assert.Contains("restart the gateway", sentence, StringComparison.Ordinal);
        Assert.Empty(Heard());
    }

    [Fact]
    public async Task CertificateFile_ThatCannotBeRead_TrustsNobodyAndSaysWhy()
    {
        await using var server = Listener(_authority.Issue("box"));
        using var client = OwnGateway.Client(Options(server.Port, _folder.File("none.pem")), "doctor")!;
        var said = new StringWriter();

        Assert.False(await OwnGateway.AnswersAsync(client, said));
        Assert.Contains("none.pem cannot be read", said.ToString(), StringComparison.Ordinal);
        Assert.Empty(Heard());
    }

    [Fact]
    public async Task Nobody_OnThePort_IsNoForeigner()
    {
        using var client = OwnGateway.Client(Options(FreePort.Next(), _authority.Issue("box").Certificate), "doctor")!;
        var said = new StringWriter();

        Assert.False(await OwnGateway.AnswersAsync(client, said));
        Assert.Empty(said.ToString());
    }

    [Fact]
    public async Task Update_ForeignCertificate_IsToldNothingEither()
    {
        var own = _folder.File("own.pem");
        File.Copy(_authority.Issue("box").Certificate, own);
        await using var server = Listener(_authority.Issue("other"));
        var file = _folder.File("edgegateway.json");
        await File.WriteAllTextAsync(file, $$"""{ "web": { "port": {{server.Port}}, "certificateFile": "own.pem", "passwordVariable": "{{_variable}}" } }""", TestContext.Current.CancellationToken);
        using var page = OwnPage.Of(file, Environment.GetEnvironmentVariable);

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => page.Http.GetAsync("health", TestContext.Current.CancellationToken));
        Assert.Contains("own.pem", OwnGateway.WordsOf(refused), StringComparison.Ordinal);
        Assert.Empty(Heard());
    }

    private string Heard()
    {
        lock (_heard)
            return _heard.ToString();
    }

    private GatewayOptions Options(int port, string certificate) =>
        new() { Web = new WebOptions { Port = port, CertificateFile = certificate, PasswordVariable = _variable } };

    /// <summary>Writes down what it hears within TLS, and answers once.</summary>
    private SmallServer Listener((string Certificate, string Key) files)
    {
        var certificate = X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
        return new SmallServer(async (stream, stopping) =>
        {
            await using var ssl = new SslStream(stream);
            await ssl.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stopping);
            var buffer = new byte[4096];
            var read = await ssl.ReadAsync(buffer, stopping);
            lock (_heard)
                _heard.Append(Encoding.ASCII.GetString(buffer, 0, read));
            await ssl.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"), stopping);
        });
    }
}
