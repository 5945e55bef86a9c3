using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Deploy;

/// <summary>Shell scripts run where nobody watches: in a package's installation, before every start. The linter reads all of them.</summary>
public sealed class ScriptsTests
{
    // No shebang: they are sourced and say their shell to the linter themselves.
    private static readonly string[] Sourced = ["deploy/needs.sh", "deploy/systemd/common.sh"];

    [Fact]
    public async Task Scripts_AllOfThem_AreWellFormed()
    {
        if (!File.Exists("/usr/bin/shellcheck"))
            Assert.Skip("shellcheck is not installed.");
        var scripts = SourceTree.Files("").Where(IsScript).Concat(Sourced).Select(file => SourceTree.Path(file)).ToList();

        var (code, complaints) = await Script.RunAsync("shellcheck", ["--external-sources", $"--source-path={SourceTree.Root}", .. scripts]);

        Assert.InRange(scripts.Count, 15, 60);
        Assert.True(code == 0, complaints);
    }

    private static bool IsScript(string file)
    {
        if (Path.GetExtension(file) is not ("" or ".sh"))
            return false;
        using var text = new StreamReader(SourceTree.Path(file));
        return text.ReadLine() is { } first && first.StartsWith("#!", StringComparison.Ordinal) && first.EndsWith("sh", StringComparison.Ordinal);
    }
}
