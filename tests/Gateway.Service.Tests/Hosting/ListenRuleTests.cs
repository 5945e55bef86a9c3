using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.Web;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Hosting;

public sealed class ListenRuleTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("::1")]
    [InlineData("localhost")]
    public void Objection_Loopback_IsNone(string listen) => Assert.Null(ListenRule.Objection(new() { Listen = listen }));

    [Theory]
    [InlineData(null, null, "web.certificateFile, web.passwordVariable")]
    [InlineData("a.pem", null, "web.passwordVariable")]
    [InlineData(null, "EG_PASSWORD", "web.certificateFile")]
    public void Objection_OtherAddress_NamesWhatIsMissing(string? certificate, string? variable, string missing)
    {
        var reason = ListenRule.Objection(new() { Listen = "0.0.0.0", CertificateFile = certificate, PasswordVariable = variable });

        Assert.Contains($"Missing: {missing}.", reason?.En);
        Assert.Contains(missing, reason?.Zh);
    }

    [Fact]
    public void Objection_OtherAddressWithBoth_IsNone() =>
        Assert.Null(ListenRule.Objection(new() { Listen = "192.0.2.1", CertificateFile = "a.pem", PasswordVariable = "EG_PASSWORD" }));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void ObjectionHere_EmptyPassword_StopsTheStart(string? password) =>
        Assert.Contains("EG_PASSWORD", ListenRule.ObjectionHere(new() { PasswordVariable = "EG_PASSWORD" }, _ => password)?.En);

    [Fact]
    public void ObjectionHere_NoCertificateFile_StopsTheStart() =>
        Assert.Contains("none.pem", ListenRule.ObjectionHere(new() { CertificateFile = "none.pem" }, _ => null)?.En);

    [Fact]
    public void ObjectionHere_CertificateFileThatIsNone_StopsTheStart()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("bad.pem"), "no PEM");

        Assert.Contains("cannot be used", ListenRule.ObjectionHere(new() { CertificateFile = folder.File("bad.pem") }, _ => null)?.En);
    }

    [Fact]
    public void ObjectionHere_NothingAsked_IsNone() => Assert.Null(ListenRule.ObjectionHere(new WebOptions(), _ => null));
}
