using EdgeGateway.Devices.BoxSensors;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.BoxSensors;

/// <summary>Shapes of <c>smartctl -j -A</c>, written down from its documentation, not taken from disks.</summary>
public sealed class SmartReportTests
{
    private const string Nvme = """{"nvme_smart_health_information_log":{"critical_warning":1,"available_spare":3,"percentage_used":104}}""";
    private const string Ata = """{"ata_smart_attributes":{"table":[{"id":9,"value":99},{"id":177,"value":40,"when_failed":""},{"id":231,"value":83,"when_failed":""}]}}""";

    [Fact]
    public void Nvme_TellsWhatIsUsed_AlsoBeyondItsLife() => Assert.Equal((1.04, true), SmartReport.Read(Nvme));

    [Fact]
    public void Ata_TellsWhatIsLeft_ByItsMostTelling() => Assert.Equal((0.17, false), SmartReport.Read(Ata));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"ata_smart_attributes":{"table":[{"id":9,"value":99}]}}""")]
    [InlineData("""{"nvme_smart_health_information_log":7}""")]
    public void Report_WithoutWear_TellsNothing(string? json) => Assert.Equal(default, SmartReport.Read(json));

    [Fact]
    public void Box_WithAReportBesideTheDisk_ShowsItsWear()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("sys/block/nvme0n1"));
        Directory.CreateDirectory(folder.File("run/edgegateway-smart"));
        File.WriteAllText(folder.File("run/edgegateway-smart/nvme0n1.json"), Nvme + new string(' ', 10_000));

        var disk = Assert.Single(new EdgeGateway.Devices.BoxSensors.BoxSensors(folder.Path).Read().Disks);

        Assert.Equal((1.04, true), (disk.Worn, disk.NearEnd));
    }
}
