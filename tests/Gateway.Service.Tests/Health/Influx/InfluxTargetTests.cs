using EdgeGateway.Service.Health.Influx;

namespace EdgeGateway.Service.Tests.Health.Influx;

public sealed class InfluxTargetTests
{
    private static readonly Dictionary<string, string> Secrets = new() { ["TOKEN"] = "t0ken", ["PASSWORD"] = "p:ass" };

    private static InfluxTarget Of(InfluxOptions options) => InfluxTarget.Of(options, name => Secrets.GetValueOrDefault(name));

    [Fact]
    public void V2_NamesAreEscapedAndTheTokenComesFromTheEnvironment()
    {
        var target = Of(new() { Url = "http://h:8086/", Organisation = "a b", Bucket = "x&y", TokenVariable = "TOKEN" });

        Assert.Equal("http://h:8086/api/v2/write?org=a%20b&bucket=x%26y&precision=ns", target.Address.AbsoluteUri);
        Assert.Equal("Token t0ken", target.Login!.ToString());
    }

    [Fact]
    public void V1_DatabaseAndPassword()
    {
        var target = Of(new() { Url = "https://h/influx", Api = "v1", Database = "shop boxes", UserName = "box", PasswordVariable = "PASSWORD" });

        Assert.Equal("https://h/influx/write?db=shop%20boxes", target.Address.AbsoluteUri);
        Assert.Equal("Basic Ym94OnA6YXNz", target.Login!.ToString());
    }

    [Fact]
    public void NoSecret_NoLogin()
    {
        Assert.Null(Of(new() { Url = "http://h", Api = "v1", Database = "d" }).Login);
        Assert.Null(Of(new() { Url = "http://h", TokenVariable = "MISSING" }).Login);
    }

    [Theory]
    [InlineData(204, "Taken")]
    [InlineData(200, "Taken")]
    [InlineData(400, "Refused")]
    [InlineData(413, "Refused")]
    [InlineData(422, "Refused")]
    [InlineData(401, "Later")]
    [InlineData(404, "Later")]
    [InlineData(429, "Later")]
    [InlineData(302, "Later")]
    [InlineData(503, "Later")]
    public void Answer_ByStatus_IsTakenRefusedOrLater(int status, string expected) => Assert.Equal(expected, $"{InfluxAnswer.Of(status)}");

    [Fact]
    public void Check_NoServer_AsksForNothing() => Assert.Empty(InfluxCheck.Run(new()));

    [Theory]
    [InlineData("v2", "metrics.influx.organisation", "metrics.influx.bucket")]
    [InlineData("v1", "metrics.influx.database")]
    public void Check_MissingNames_AreNamed(string api, params string[] expected) =>
        Assert.Equal(expected, InfluxCheck.Run(new() { Url = "http://h", Api = api }).Select(error => error.Path));

    [Theory]
    [InlineData("metrics.example:8086")]
    [InlineData("udp://h:8089")]
    [InlineData("http://user:secret@h")]
    [InlineData("http://h/?db=x")]
    public void Check_OddAddress_IsRefused(string url) =>
        Assert.Equal(["metrics.influx.url"], InfluxCheck.Run(new() { Url = url, Organisation = "o", Bucket = "b" }).Select(error => error.Path));
}
