using EdgeGateway.Devices.Links;

namespace EdgeGateway.Devices.Tests.Links;

public sealed class LinkAddressTests
{
    public static TheoryData<string, LinkAddress> Good => new()
    {
        { "serial:/dev/ttyUSB0", new SerialAddress("/dev/ttyUSB0") },
        { "serial:/dev/serial/by-id/usb-1a86?baud=115200", new SerialAddress("/dev/serial/by-id/usb-1a86", 115200) },
        { " serial:COM3?baud=9600 ", new SerialAddress("COM3", 9600) },
        { "tcp://192.0.2.7:9100", new TcpAddress("192.0.2.7", 9100) },
        { "tcp://[2001:db8::7]:9100", new TcpAddress("2001:db8::7", 9100) },
        { "TCP://printer.example:9100/", new TcpAddress("printer.example", 9100) },
        { "usblp:/dev/usb/lp0", new UsbPrinterAddress("/dev/usb/lp0") },
        { "usblp:/dev/usb/lp0?oneway", new UsbPrinterAddress("/dev/usb/lp0", OneWay: true) },
        { "spooler:POS-58 (USB)", new SpoolerAddress("POS-58 (USB)") },
        { "auto:", new AutoAddress() },
        { "Serial:Auto", new AutoAddress() },
        { "usb:0400:c35a", new UsbAddress(0x0400, 0xC35A) },
        { "USB:10C4:8A1B", new UsbAddress(0x10C4, 0x8A1B) },
        { "hidraw:/dev/hidraw0", new HidrawAddress("/dev/hidraw0") },
        { "hidraw:auto", new HidrawAddress() },
        { "evdev:/dev/input/by-id/usb-scanner-event-kbd", new EvdevAddress("/dev/input/by-id/usb-scanner-event-kbd") },
        { "virtual:", new VirtualAddress() },
        { "virtual:?baud=9600", new VirtualAddress(9600) },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Parse_GoodAddress_GivesItsParts(string text, LinkAddress expected)
    {
        var parsed = LinkAddress.Parse(text);
        Assert.Equal(expected, parsed.Address);
        Assert.Empty(parsed.Problems);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void Parse_WhatToStringWrote_GivesTheSame(string text, LinkAddress expected)
    {
        Assert.NotEmpty(text);
        Assert.Equal(expected, LinkAddress.Parse(expected.ToString()).Address);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("", 1)]
    [InlineData("/dev/ttyUSB0", 1)]
    [InlineData("usblp:lp0", 1)]
    [InlineData("usblp:/dev/usb/lp0?baud=9600", 1)]
    [InlineData("spooler: ", 1)]
    [InlineData("usb:", 1)]
    [InlineData("usb:400:c35a", 1)]
    [InlineData("usb:0400:c35a:1", 1)]
    [InlineData("usb:0400:g35a", 1)]
    [InlineData("usb: 400:c35a", 1)]
    [InlineData("hidraw:", 1)]
    [InlineData("hidraw:hidraw0", 1)]
    [InlineData("evdev:auto", 1)]
    [InlineData("evdev:event3", 1)]
    [InlineData("auto:/dev/ttyUSB0", 1)]
    [InlineData("serial:automatic", 1)]
    [InlineData("serial:", 1)]
    [InlineData("serial:ttyUSB0", 1)]
    [InlineData("serial:COM0", 1)]
    [InlineData("serial:COM3?baud=fast&parity=even", 2)]
    [InlineData("serial:?baud=9601&stop=2", 3)]
    [InlineData("tcp://192.0.2.7", 1)]
    [InlineData("tcp://:9100", 1)]
    [InlineData("tcp://192.0.2.7:99999", 1)]
    [InlineData("tcp://user@192.0.2.7:9100/path", 1)]
    [InlineData("virtual:reader?baud=1", 2)]
    public void Parse_BadAddress_ListsEveryProblem(string? text, int problems)
    {
        var parsed = LinkAddress.Parse(text);
        Assert.Null(parsed.Address);
        Assert.Equal(problems, parsed.Problems.Count);
    }
}
