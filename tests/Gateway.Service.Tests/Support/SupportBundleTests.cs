using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Logs;
using EdgeGateway.Service.Support;
using EdgeGateway.Service.Tests.Checkout;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Support;

public sealed partial class SupportBundleTests
{
    private const string CameraPassword = "Cam3ra-s3same";
    private const string BrokerPassword = "Br0ker-s3same";
    private const string BuyerNumber = "11010519491231002X";
    private const string Clerk = "王店员";
    private const string Licence = "农药经许33010120260001";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [LoggerMessage(Level = LogLevel.Error, Message = "Careless: {One} {Two} {Three}")]
    private static partial void Careless(ILogger log, string one, string two, string three);

    private static async Task<Dictionary<string, byte[]>> OpenAsync(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in archive.Entries)
        {
            using var bytes = new MemoryStream();
            await using var stream = await entry.OpenAsync(Cancel);
            await stream.CopyToAsync(bytes, Cancel);
            files[entry.FullName] = bytes.ToArray();
        }

        return files;
    }

    [Fact]
    public async Task Bundle_OfARunningStore_HasEverything_AndNoSecretAndNoPerson()
    {
        Environment.SetEnvironmentVariable("SUPPORT_TEST_PASSWORD", BrokerPassword);
        await using var gateway = await TestGateway.StartDemoAsync(settings:
        [
            ("Log__Level", "Information"), ("Checkout__Operator", Clerk), ("Checkout__LicenceNumber", Licence),
            ("Cameras", $$"""[{"id":"gate","address":"rtsp://viewer:{{CameraPassword}}@127.0.0.1:9/1","enabled":false}]"""),
            ("Destinations__0__UserName", "box-user"), ("Destinations__0__PasswordVariable", "SUPPORT_TEST_PASSWORD"),
        ]);
        Careless(gateway.Get<ILoggerFactory>().CreateLogger("EdgeGateway.Service.X.Y"), CameraPassword, BuyerNumber, $"user {Clerk} token=abcdef {BrokerPassword}");
        using var line = await gateway.Http.PostAsync("/api/v1/checkout/lines", new StringContent("""{"code":"Q001"}""", System.Text.Encoding.UTF8, "application/json"), Cancel);
        using var sold = await gateway.Http.PostAsync("/api/v1/checkout/confirm", null, Cancel);

        var files = await OpenAsync(await gateway.Http.GetByteArrayAsync("/api/v1/support-bundle", Cancel));
        var all = string.Join('\n', files.Values.Select(System.Text.Encoding.UTF8.GetString));

        var keys = Directory.GetFiles(Path.Combine(gateway.DataDirectory, "keys")).Where(file => !file.EndsWith(".pub", StringComparison.Ordinal)).SelectMany(File.ReadAllLines).Where(one => one.Length > 20 && !one.StartsWith("---", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(keys);
        Assert.All([CameraPassword, BrokerPassword, BuyerNumber, Clerk, Licence, "abcdef", "box-user", .. keys], secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
        // What was planted did go in, so that its absence says something.
        Assert.Contains("Careless: *** ***", all, StringComparison.Ordinal);
        Assert.Equal(
            ["alerts.json", "configuration.json", "destinations.json", "doctor.json", "doctor.txt", "events.csv", "log.txt", "manifest.json", "metrics.txt", "system.txt", "things.json", "versions.txt"],
            files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(",store.sale.recorded.v1,0,", System.Text.Encoding.UTF8.GetString(files["events.csv"]), StringComparison.Ordinal);
        Assert.Contains("edgegateway_journal_events_total", System.Text.Encoding.UTF8.GetString(files["metrics.txt"]), StringComparison.Ordinal);
        Assert.Contains("\"rtsp://***@127.0.0.1:9/1\"", System.Text.Encoding.UTF8.GetString(files["configuration.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifest_NamesEveryFileWithItsDigest()
    {
        var head = new BundleManifest("gw-1", "0.1.0", DateTimeOffset.UnixEpoch, false, []);

        var files = await OpenAsync(BundleArchive.Pack(head, [new("a.txt", "password=sesame"), new("b/c.txt", "b")], Scrubber.Shapes));
        var manifest = JsonSerializer.Deserialize(files["manifest.json"], SupportJson.Default.BundleManifest)!;

        Assert.Equal("password=***", System.Text.Encoding.UTF8.GetString(files["a.txt"]));
        Assert.Equal(["a.txt", "b/c.txt"], manifest.Files.Select(file => file.Name));
        Assert.All(manifest.Files, file => Assert.Equal((file.Bytes, file.Sha256), (files[file.Name].LongLength, Convert.ToHexStringLower(SHA256.HashData(files[file.Name])))));
    }

    [Fact]
    public void Extract_OfTheWholeSample_CanBeReadAndKeepsWhatMatters()
    {
        var options = new ConfigurationReader(new Dictionary<string, string>()).ReadFile(SourceTree.Path("deploy", "gateway.sample.json")).Options!;

        var extract = JsonNode.Parse(ConfigurationExtract.Write(options, Scrubber.Shapes))!;

        Assert.Equal(options.Web.Port, (int)extract["web"]!["port"]!);
        Assert.Equal(options.Cameras.Count, extract["cameras"]!.AsArray().Count);
        Assert.Equal("***", (string)extract["checkout"]!["operator"]!);
    }

    [Fact]
    public async Task Verb_WithoutAGateway_MakesOneFromTheFolder()
    {
        using var folder = new TempFolder();
        await using var verb = GatewayProcess.Start(["support-bundle", "--out", folder.File("b.zip")],
            ("EDGEGATEWAY__Web__Port", $"{FreePort.Next()}"), ("EDGEGATEWAY__DataDirectory", folder.File("data")), ("EDGEGATEWAY__Cameras", "[]"), ("EDGEGATEWAY__Destinations", "[]"));

        Assert.Equal(0, await verb.ExitedAsync());
        Assert.Equal(folder.File("b.zip"), verb.Output.Trim());
        var files = await OpenAsync(await File.ReadAllBytesAsync(folder.File("b.zip"), Cancel));
        Assert.Contains("没有运行", System.Text.Encoding.UTF8.GetString(files["doctor.txt"]), StringComparison.Ordinal);
    }
}
