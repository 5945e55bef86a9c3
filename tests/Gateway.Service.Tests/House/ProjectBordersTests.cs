using System.Xml.Linq;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.House;

/// <summary>The table of the design: who may reference whom, and where a library may live.</summary>
public sealed class ProjectBordersTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Protocols"] = [],
        ["Devices"] = ["Protocols"],
        ["Vision"] = ["Protocols"],
        ["Gateway.Service"] = ["Protocols", "Devices", "Vision"],
    };

    private static readonly (string Package, string Home)[] Homes =
    [
        ("System.IO.Ports", "Devices"), ("System.Device.Gpio", "Devices"), ("SkiaSharp", "Devices"), ("QRCoder", "Devices"),
        ("OpenCvSharp", "Vision"), ("Microsoft.ML.OnnxRuntime", "Vision"),
        ("MQTTnet", "Gateway.Service"), ("Microsoft.Data.Sqlite", "Gateway.Service"), ("Dapper", "Gateway.Service"), ("MudBlazor", "Gateway.Service"),
    ];

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    private static XDocument Load(string project) => XDocument.Parse(SourceTree.Read($"{project}/{project}.csproj"));

    private static IReadOnlyList<string> Includes(string project, string element) =>
        [.. Load(project).Descendants(element).Select(item => (string)item.Attribute("Include")!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_OnlyWhatTheDesignAllows(string project) =>
        Assert.All(Includes(project, "ProjectReference"), reference => Assert.Contains(Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')), Allowed[project]));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_Packages_LiveInTheirOwnHouse(string project) =>
        Assert.All(Includes(project, "PackageReference"), package =>
            Assert.All(Homes.Where(home => package.StartsWith(home.Package, StringComparison.Ordinal)), home => Assert.Equal(home.Home, project)));

    [Fact]
    public void Protocols_UsesNoPackageAtAll() => Assert.Empty(Includes("Protocols", "PackageReference"));

    [Fact]
    public void AspNet_LivesOnlyInTheService() =>
        Assert.All(Allowed.Keys.Where(project => project != "Gateway.Service"), project =>
        {
            Assert.Equal("Microsoft.NET.Sdk", (string?)Load(project).Root!.Attribute("Sdk"));
            Assert.Empty(Includes(project, "FrameworkReference"));
        });

    [Fact]
    public void Solution_HasNoProjectOutsideTheTable()
    {
        var projects = SourceTree.Files(".csproj").Where(file => !file.StartsWith("tests/", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_EveryOne_HasAReadme(string project) => Assert.True(File.Exists(SourceTree.Path(project, "README.md")), $"{project}/README.md is missing.");
}
