using System.Diagnostics;
using System.Text.RegularExpressions;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.Deploy;

/// <summary>The udev rules grant what the facts name and nothing else.</summary>
public sealed partial class UdevRulesTests
{
    private static readonly string File = SourceTree.Path("deploy", "udev", "70-edgegateway.rules");

    // Files of udev may not hold more, and one letter wrong makes udev drop the line with a word in a log nobody reads.
    private static readonly string[] Matches = ["ACTION", "SUBSYSTEM", "KERNEL", "ENV{DEVTYPE}", "ATTR{idVendor}", "ATTR{idProduct}", "ATTRS{idVendor}"];
    private static readonly string[] Assignments = ["GROUP", "MODE", "GOTO", "LABEL"];

    [Fact]
    public void Rules_EveryLine_IsMadeOfKnownPieces()
    {
        foreach (var line in Lines())
        {
            foreach (var piece in line.Split(", "))
            {
                var parts = Piece().Match(piece);
                Assert.True(parts.Success, piece);
                Assert.Contains(parts.Groups["key"].Value, parts.Groups["operator"].Value == "==" ? Matches : Assignments);
            }
        }
    }

    [Fact]
    public void Rules_EveryGrant_NamesADeviceAndIsForAGroup()
    {
        var grants = Lines().Where(line => line.Contains("MODE=", StringComparison.Ordinal)).ToList();
        Assert.True(grants.Count >= 13);
        Assert.All(grants, line =>
        {
            Assert.Contains("MODE=\"0660\"", line, StringComparison.Ordinal);
            Assert.Matches("GROUP=\"(dialout|lp)\"", line);
            Assert.Matches("idVendor}==\"[0-9a-f]{4}\"|KERNEL==\"lp", line);
        });
    }

    [Theory]
    [InlineData("usb", "0400")]
    [InlineData("usb", "10c4")]
    [InlineData("usb", "2015")]
    [InlineData("usb", "9573")]
    [InlineData("hidraw", "0c2e")]
    [InlineData("hidraw", "23d0")]
    [InlineData("hidraw", "05e0")]
    [InlineData("hidraw", "05f9")]
    [InlineData("input", "0c2e")]
    [InlineData("input", "05f9")]
    public void Rules_EveryDeviceOfTheFacts_IsGranted(string subsystem, string vendor) => Assert.Contains(
        Lines(), line => line.Contains($"SUBSYSTEM==\"{subsystem}\"", StringComparison.Ordinal) && line.Contains($"idVendor}}==\"{vendor}\"", StringComparison.Ordinal));

    [Fact]
    public void Rules_EveryJump_HasItsTarget()
    {
        var text = System.IO.File.ReadAllText(File);
        Assert.All(Jump().Matches(text), jump => Assert.Contains($"LABEL=\"{jump.Groups["name"].Value}\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rules_Udevadm_FindsNoFault()
    {
        const string tool = "/usr/bin/udevadm";
        Assert.SkipUnless(System.IO.File.Exists(tool), "no udevadm here; the other tests read the rules");
        using var verify = Process.Start(new ProcessStartInfo(tool, ["verify", File]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = await verify.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await verify.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(verify.ExitCode == 0, said);
    }

    private static List<string> Lines() =>
        [.. System.IO.File.ReadAllLines(File).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];

    [GeneratedRegex("""\A(?<key>[A-Z]+(\{[A-Za-z]+\})?)(?<operator>==|=)"[^"]+"\z""", RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();

    [GeneratedRegex("""GOTO="(?<name>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Jump();
}
