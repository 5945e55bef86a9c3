using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.Scanner;

/// <summary>What people read when the scanner is the trouble.</summary>
internal static class ScannerTroubles
{
    public static readonly DeviceWords Words = new(ThingKinds.Scanner, "scanner", new Bilingual("扫码枪", "barcode scanner"));

    public static readonly Trouble Babble = new("scanner.babble",
        new("扫码枪不停地发送数据", "The barcode scanner sends without end"),
        new("请检查波特率设置，或确认接的是扫码枪", "Check the baud rate, and that it is a scanner on this port"));

    public static readonly Trouble Typist = new("scanner.typist",
        new("配置成扫码枪的设备上有人在打字", "Somebody types on the device that is configured as a scanner"),
        new("请检查配置：地址应该是扫码枪，不是键盘", "Check the configuration: the address must be the scanner, not the keyboard"));

    public static readonly Trouble Garbled = new("scanner.garbled",
        new("扫码枪发来的数据看不懂", "The barcode scanner sends data that makes no sense"),
        new("请用说明书里的设置码把它设为 HID POS 或串口模式", "Set it to HID POS or serial mode with the setting codes of its manual"));

    public static readonly Trouble NothingScanned = new("scanner.nothing-scanned",
        new("30 秒内没有扫到任何码", "Nothing was scanned within 30 seconds"),
        new("请看扫码枪有没有红光，拔下再插上后重试", "See whether the scanner lights up; unplug it, plug it in and try again"));
}
