using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Updates;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.Service.Tests.Updates;

/// <summary>What is taken on trial and what is not; a refusal changes nothing.</summary>
public sealed class UpdaterTests : IDisposable
{
    private readonly MakerBench _bench = new();

    [Fact]
    public void Package_Trusted_IsUnpackedAndNoted_AndNothingThatRunsIsTouched()
    {
        var (version, objection) = Updater.Prepare(_bench.Ask(_bench.Pack("0.2.0", "#!/bin/sh\necho new\n")), """{"version":"0.1.0"}""");

        Assert.Equal(("0.2.0", null), (version, objection));
        Assert.Equal("0.1.0", _bench.Folder.Current);
        Assert.Equal(("0.2.0", "0.1.0", "0"), (_bench.Folder.Trial["candidate"], _bench.Folder.Trial["previous"], _bench.Folder.Trial["attempts"]));
        var program = Path.Combine(_bench.Folder.FolderOf("0.2.0"), "edgegateway");
        Assert.Contains("echo new", File.ReadAllText(program), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(program).HasFlag(UnixFileMode.OtherExecute));
            Assert.False(File.GetUnixFileMode(Path.Combine(_bench.Folder.FolderOf("0.2.0"), "wwwroot", "page.css")).HasFlag(UnixFileMode.UserExecute));
        }
    }

    [Fact]
    public void Package_OfAnotherMaker_IsRefused_UntilItsKeyIsTrusted()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var package = _bench.Pack("0.2.0", key: other);

        Refused(package, "does not trust");
        _bench.Trust(other);

        Assert.Equal("0.2.0", Updater.Prepare(_bench.Ask(package), null).Version);
    }

    [Fact]
    public void Package_WithoutAnyTrustedKey_IsRefused()
    {
        var package = _bench.Pack("0.2.0");
        Directory.Delete(_bench.Keys, recursive: true);

        Refused(package, "trusts no key");
    }

    [Theory]
    [InlineData("edgegateway", "is damaged")]
    [InlineData("manifest.json", "signature is wrong")]
    public void Package_WithOneByteChanged_IsRefused(string entry, string why) =>
        Refused(Rewrite(_bench.Pack("0.2.0"), (name, bytes) => name == entry ? (name, Changed(bytes)) : (name, bytes)), why);

    [Theory]
    [InlineData("../../edgegateway")]
    [InlineData("other")]
    public void Package_WithAFileTheManifestDoesNotName_IsRefused(string name) =>
        Refused(Rewrite(_bench.Pack("0.2.0"), (entry, bytes) => (entry == "edgegateway" ? name : entry, bytes)), "does not name");

    [Fact]
    public void Package_ThatLacksAFile_OrIsNone_IsRefused()
    {
        Refused(Rewrite(_bench.Pack("0.2.0"), (name, bytes) => name == "edgegateway" ? null : (name, bytes)), "lacks");
        var text = Path.Combine(_bench.Home, "text");
        File.WriteAllText(text, "text");
        Refused(text, "no update package");
        Refused(text + "-gone", "cannot be opened");
    }

    [Fact]
    public void OlderVersion_NeedsForce_AndTheSameIsNoUpdate()
    {
        var older = _bench.Pack("0.0.9");
        Refused(older, "--force");
        Refused(_bench.Pack("0.1.0"), "is in use");

        Assert.Equal("0.0.9", Updater.Prepare(_bench.Ask(older) with { Force = true }, null).Version);
        Refused(_bench.Pack("0.3.0"), "on trial already");
    }

    [Fact]
    public void Version_ThatRaisesTables_NeedsToBeToldThatThereIsNoWayBack()
    {
        Journal(("cases", 1), ("journal", 1));
        var package = _bench.Pack("0.2.0", schemas: new Dictionary<string, int> { ["cases"] = 2, ["journal"] = 1, ["new-room"] = 1 });
        Refused(package, "cases");

        Assert.Equal("0.2.0", Updater.Prepare(_bench.Ask(package) with { OneWay = true }, null).Version);
        Assert.Equal("yes", _bench.Folder.Trial["oneway"]);
    }

    [Fact]
    public void Version_ThatDoesNotKnowTheTables_IsRefusedEvenByForce()
    {
        Journal(("cases", 3));

        var (version, objection) = Updater.Prepare(_bench.Ask(_bench.Pack("0.0.9", schemas: new Dictionary<string, int> { ["cases"] = 2 })) with { Force = true, OneWay = true }, null);

        Assert.Null(version);
        Assert.Contains("cases", objection!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Update_AfterOneThatWasCutOff_StartsAnew_AndOldVersionsGo()
    {
        File.WriteAllText(Path.Combine(_bench.Folder.Begin("0.2.0"), "half"), "half");
        foreach (var old in new[] { "0.0.1", "0.0.2", "0.0.3" })
            Directory.CreateDirectory(_bench.Folder.FolderOf(old));

        Assert.Equal("0.2.0", Updater.Prepare(_bench.Ask(_bench.Pack("0.2.0")), null).Version);

        Assert.False(File.Exists(Path.Combine(_bench.Folder.FolderOf("0.2.0"), "half")));
        Assert.Equal(["0.0.3", "0.1.0", "0.2.0"], _bench.Folder.Versions);
    }

    [Theory]
    [InlineData("0.2.0", "0.10.0", -1)]
    [InlineData("1.0", "1.0.0", 0)]
    [InlineData("0.2.0-rc1", "0.2.0", -1)]
    [InlineData("0.2.0-rc1", "0.2.0-rc2", -1)]
    public void Versions_HaveAnOrder(string one, string other, int order)
    {
        Assert.Equal(order, Math.Sign(ReleaseOrder.Compare(one, other)));
        Assert.Equal(-order, Math.Sign(ReleaseOrder.Compare(other, one)));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("0.2/../..")]
    [InlineData("")]
    public void Version_ThatCouldBeAPath_IsNone(string text) => Assert.False(ReleaseOrder.IsVersion(text));

    [Fact]
    public async Task Schemas_OfThePackage_AreThoseOfTheProgram()
    {
        await using var gateway = await TestGateway.StartAsync("""{"checkout":{"enabled":true}}""");

        var registered = gateway.Get<IEnumerable<SchemaModule>>().Append(JournalSchema.Module).ToDictionary(module => module.Name, module => module.Migrations.Count);

        Assert.Equal(registered.OrderBy(one => one.Key, StringComparer.Ordinal), SchemaStep.Ours.OrderBy(one => one.Key, StringComparer.Ordinal));
        Assert.Equal(registered.OrderBy(one => one.Key, StringComparer.Ordinal), SchemaStep.In(gateway.DataDirectory).OrderBy(one => one.Key, StringComparer.Ordinal));
    }

    public void Dispose() => _bench.Dispose();

    private void Refused(string package, string why)
    {
        var trial = _bench.Folder.Trial.Count;
        var (version, objection) = Updater.Prepare(_bench.Ask(package), null);
        Assert.Null(version);
        Assert.Contains(why, objection!.Value.En, StringComparison.Ordinal);
        Assert.Equal((trial, "0.1.0"), (_bench.Folder.Trial.Count, _bench.Folder.Current));
    }

    private void Journal(params (string Name, int Version)[] modules)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_bench.Data, "journal.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE schema_modules(name TEXT PRIMARY KEY, version INTEGER NOT NULL);" +
            string.Concat(modules.Select(module => $"INSERT INTO schema_modules VALUES('{module.Name}', {module.Version});"));
        command.ExecuteNonQuery();
    }

    private static byte[] Changed(byte[] bytes)
    {
        // Inside the manifest's payload, or anywhere in a program.
        var at = bytes.AsSpan().IndexOf("0.2.0"u8) is > 0 and var place ? place : bytes.Length / 2;
        bytes[at] ^= 1;
        return bytes;
    }

    private static string Rewrite(string package, Func<string, byte[], (string Name, byte[] Bytes)?> change)
    {
        var path = package + ".changed";
        using var input = new TarReader(new GZipStream(File.OpenRead(package), CompressionMode.Decompress));
        using var output = new TarWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));
        while (input.GetNextEntry() is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            if (change(entry.Name, content.ToArray()) is var (name, bytes))
                output.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) });
        }

        return path;
    }
}
