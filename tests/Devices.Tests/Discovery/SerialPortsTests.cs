using EdgeGateway.Devices.Discovery;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.Discovery;

public sealed class SerialPortsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SerialPorts _ports;

    public SerialPortsTests()
    {
        foreach (var name in new[] { "ttyUSB0", "ttyACM1", "ttyS0", "tty1", "hidraw0" })
            File.WriteAllText(_folder.File(name), "");
        _ports = new SerialPorts(_folder.File("by-id"), _folder.Path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plugged_NoStableNames_AreTheNumberedPorts() =>
        Assert.Equal(["ttyUSB0", "ttyACM1", "ttyS0"], Names());

    [Fact]
    public void Plugged_StableNames_AreTakenAlone()
    {
        Name("usb-a", "ttyUSB0");
        Assert.Equal(["usb-a"], Names());
    }

    [Fact]
    public void Plugged_NameLeadsElsewhere_IsAnotherPlugging()
    {
        Name("usb-a", "ttyUSB0");
        var before = Assert.Single(_ports.Plugged());
        File.Delete(_folder.File("by-id/usb-a"));
        Assert.Equal(["ttyUSB0", "ttyACM1", "ttyS0"], Names());
        Name("usb-a", "ttyACM1");
        var after = Assert.Single(_ports.Plugged());
        Assert.Equal(before.Name, after.Name);
        Assert.NotEqual(before.Plugging, after.Plugging);
    }

    [Fact]
    public void Plugged_NoFolderAtAll_IsNothing() => Assert.Empty(new SerialPorts(_folder.File("no"), _folder.File("nothing")).Plugged());

    private string[] Names() => [.. _ports.Plugged().Select(port => Path.GetFileName(port.Name))];

    private void Name(string name, string target)
    {
        Directory.CreateDirectory(_folder.File("by-id"));
        File.CreateSymbolicLink(_folder.File($"by-id/{name}"), $"../{target}");
    }
}
