using System.Text.Json;
using System.Text.RegularExpressions;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Deploy;

/// <summary>
/// The Debian package, made around a program of one line so that it takes seconds: what is in it, and that it comes, upgrades, gives way to the other kind and goes as it should in a
/// throw-away layer over this machine's root. CI makes the real one.
/// </summary>
public sealed partial class PackageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Package_Made_HasEverythingWithTheRightOwnersAndRights()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("A Debian package.");
        var package = await MakeAsync("0.1.0");

        var (code, contents) = await Script.RunAsync("dpkg-deb", ["--contents", package]);
        var info = await Script.RunAsync("dpkg-deb", ["--info", package]);

        Assert.Equal((0, 0), (code, info.Code));
        Assert.Contains("Package: edgegateway-store", info.Said, StringComparison.Ordinal);
        Assert.All(contents.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains("root/root", line, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\.\/(etc|var|home|root)\/", contents);
        foreach (var (rights, path) in new[]
        {
            ("-rwxr-xr-x", "./opt/edgegateway/versions/0.1.0/edgegateway"),
            ("-rwxr-xr-x", "./usr/bin/edgegateway"),
            ("-rwxr-xr-x", "./usr/lib/edgegateway/choose"),
            ("-rw-r--r--", "./usr/lib/systemd/system/edgegateway.service"),
            ("-rw-r--r--", "./usr/lib/udev/rules.d/70-edgegateway.rules"),
            ("-rw-r--r--", "./usr/share/edgegateway/store.sample.json"),
            ("-rw-r--r--", "./usr/share/doc/edgegateway/copyright"),
        })
            Assert.Matches($@"(?m)^{rights}.* {Regex.Escape(path)}$", contents);
        // A store is compiled once; what was set besides stays.
        var unpacked = await Script.RunAsync("dpkg-deb", ["--extract", package, _folder.File("unpacked")]);
        using var settings = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("unpacked/opt/edgegateway/versions/0.1.0/edgegateway.runtimeconfig.json"), TestContext.Current.CancellationToken));
        var properties = settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        Assert.Equal((0, false, false), (unpacked.Code, properties.GetProperty("System.Runtime.TieredCompilation").GetBoolean(), properties.GetProperty("System.GC.Server").GetBoolean()));
    }

    [Fact]
    public async Task Package_InAThrowAwayRoot_InstallsUpgradesRemovesAndPurges()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("A Debian package.");
        var (code, said) = await Script.RunAsync(SourceTree.Path("deploy", "deb", "try.sh"), [await MakeAsync("0.1.0"), await MakeAsync("0.2.0"), await MakeAsync("0.2.0", "--fast")]);
        if (code == Script.CannotHere)
            Assert.Skip($"deploy/deb/try.sh: {said.Trim()}");

        Assert.True(code == 0, said);
        Assert.EndsWith("all well", said.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Package_WithAVersionThatIsNone_IsNotMade()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("A Debian package.");
        var (code, _) = await Script.RunAsync(SourceTree.Path("deploy", "deb", "build.sh"), ["--from", _folder.Path, "--version", "../1", "--out", _folder.Path]);

        Assert.Equal(64, code);
    }

    [Fact]
    public async Task Unit_IsUnderstoodBySystemd_AndCloses()
    {
        if (!File.Exists("/usr/bin/systemd-analyze"))
            Assert.Skip("systemd-analyze is not installed.");
        var unit = _folder.File("edgegateway.service");
        var text = await File.ReadAllTextAsync(SourceTree.Path("deploy", "systemd", "edgegateway.service"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(unit, ProgramOfOurs().Replace(text, "/bin/true"), TestContext.Current.CancellationToken);

        var (verified, complaints) = await Script.RunAsync("systemd-analyze", ["verify", "--man=no", unit]);
        var (_, security) = await Script.RunAsync("systemd-analyze", ["security", "--offline=true", "--threshold=25", unit]);

        Assert.Equal((0, ""), (verified, complaints.Trim()));
        // .NET says READY only when it can see that its parent is systemd.
        Assert.DoesNotContain("\nProtectProc=", text);
        // systemd's own scale: 10 is wide open. What is left open is the network, the devices and the just-in-time compiler.
        Assert.True(double.Parse(Exposure().Match(security).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) <= 2.5, security);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> MakeAsync(string version, string kind = "--store")
    {
        var program = Directory.CreateDirectory(_folder.File("program-" + version)).FullName;
        var file = Path.Combine(program, "edgegateway");
        await File.WriteAllTextAsync(file, "#!/bin/sh\n[ \"$(id -un)\" = edgegateway ] && echo \"$1\"\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(program, "edgegateway.runtimeconfig.json"), """{ "runtimeOptions": { "configProperties": { "System.GC.Server": false } } }""", TestContext.Current.CancellationToken);
        var (code, said) = await Script.RunAsync(
            SourceTree.Path("deploy", "deb", "build.sh"), [kind, "--fast", "--from", program, "--version", version, "--out", _folder.Path]);
        Assert.True(code == 0, said);
        return said.Trim();
    }

    [GeneratedRegex(@"/usr/lib/edgegateway/\w+")]
    private static partial Regex ProgramOfOurs();

    [GeneratedRegex(@"Overall exposure level[^:]*: ([\d.]+)")]
    private static partial Regex Exposure();
}
