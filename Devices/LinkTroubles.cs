using EdgeGateway.Devices.Links;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices;

/// <summary>What people read when the wire of a device is the trouble. The device's own troubles stand beside the device.</summary>
public static class LinkTroubles
{
    /// <summary>The wire could not be opened.</summary>
    public static Trouble For(LinkProblem problem, DeviceWords words, LinkAddress address) => problem switch
    {
        LinkProblem.NotFound when address is TcpAddress => Make(words, "not-found",
            $"找不到{words.Name.Zh}的网络地址 {address}", $"The network address of the {words.Name.En} was not found: {address}",
            "请检查配置里的地址和路由器", "Check the address in the configuration and the router"),
        LinkProblem.NotFound when address is SpoolerAddress queue => Make(words, "not-found",
            $"Windows 里没有名为“{queue.Printer}”的打印机", $"Windows has no printer called \"{queue.Printer}\"",
            "请在 Windows 的打印机列表里核对名称", "Compare the name with the list of printers in Windows"),
        LinkProblem.NoPermission when address is UsbPrinterAddress usb => Make(words, "no-permission",
            $"没有权限打开{words.Name.Zh}({usb.Path})", $"No permission to open the {words.Name.En} ({usb.Path})",
            "请让技术人员把网关用户加入 lp 组", "Ask your technician to add the gateway's user to the group lp"),
        LinkProblem.NotFound when address is AutoAddress => Make(words, "not-found",
            $"没有一个串口上有{words.Name.Zh}", $"No serial port has an {words.Name.En} behind it",
            "请插好它并打开电源；几秒内会自动找到", "Plug it in and switch it on; it is found within seconds"),
        LinkProblem.NotFound => Make(words, "not-found",
            $"没有找到{words.Name.Zh}({Place(address)})", $"The {words.Name.En} was not found ({Place(address)})",
            "请把它的 USB 或串口线插好，并确认电源灯亮", "Push its USB or serial plug in firmly and see that its power light is on"),
        LinkProblem.NoPermission => Make(words, "no-permission",
            $"没有权限打开{words.Name.Zh}({Place(address)})", $"No permission to open the {words.Name.En} ({Place(address)})",
            "请让技术人员安装 udev 规则，并把网关用户加入 dialout 组", "Ask your technician to install the udev rules and to add the gateway's user to the group dialout"),
        LinkProblem.NotAPort => Make(words, "not-a-port",
            $"配置的位置不是设备端口({Place(address)})", $"The configured place is no port of a device ({Place(address)})",
            $"请在配置里改正{words.Name.Zh}的地址", $"Correct the address of the {words.Name.En} in the configuration"),
        LinkProblem.Busy => Make(words, "busy",
            $"{words.Name.Zh}被另一个程序占用", $"Another program is using the {words.Name.En}",
            "请关闭其他收银或读卡程序", "Close the other till or reader program"),
        LinkProblem.Refused => Make(words, "refused",
            $"{words.Name.Zh}拒绝连接({address})", $"The {words.Name.En} refuses the connection ({address})",
            "请关掉它的电源，等十秒再打开", "Switch it off, wait ten seconds, switch it on"),
        LinkProblem.Unreachable => Make(words, "unreachable",
            $"连不上{words.Name.Zh}({address})", $"No way to the {words.Name.En} ({address})",
            "请检查它的网线和电源", "Check its network cable and its power"),
        _ => Make(words, "cannot-open",
            $"打不开{words.Name.Zh}({Place(address)})", $"The {words.Name.En} cannot be opened ({Place(address)})",
            "请拔下再插上；不行就重启电脑", "Unplug it and plug it in again; if that does not help restart the computer"),
    };

    /// <summary>Another device of this gateway has the port.</summary>
    /// <param name="owner">Its id.</param>
    public static Trouble Claimed(DeviceWords words, string owner) => Make(words, "claimed",
        $"{words.Name.Zh}的端口已被 {owner} 占用", $"The port of the {words.Name.En} is claimed by {owner}",
        $"请在配置里给它和 {owner} 写不同的地址", $"Give it and {owner} different addresses in the configuration");

    /// <summary>The wire was open and ended.</summary>
    public static Trouble Lost(DeviceWords words) => Make(words, "unplugged",
        $"{words.Name.Zh}断开了", $"The {words.Name.En} was disconnected",
        "请检查它的插头，插好后会自动恢复", "Check its plug; it comes back by itself");

    /// <summary>The gateway itself made a mistake.</summary>
    public static Trouble Internal(DeviceWords words) => Make(words, "internal",
        $"处理{words.Name.Zh}时网关内部出错", $"The gateway failed while handling the {words.Name.En}",
        "会自动重试；若反复出现请把日志交给技术人员", "It retries by itself; if it comes back give the log to your technician");

    private static Trouble Make(DeviceWords words, string code, string causeZh, string causeEn, string stepZh, string stepEn) =>
        new($"{words.Code}.{code}", new Bilingual(causeZh, causeEn), new Bilingual(stepZh, stepEn));

    private static string Place(LinkAddress address) => address switch
    {
        SerialAddress serial => serial.Path,
        UsbPrinterAddress usb => usb.Path,
        EvdevAddress keyboard => keyboard.Path,
        HidrawAddress { Path: { } path } => path,
        VirtualAddress => "virtual",
        _ => address.ToString(),
    };
}
