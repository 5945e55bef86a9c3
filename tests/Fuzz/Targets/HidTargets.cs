using EdgeGateway.Devices.Links;
using EdgeGateway.Protocols.Hid;
using EdgeGateway.Testing;

namespace EdgeGateway.Fuzz.Targets;

/// <summary>Scanners as USB devices, and the addresses of all devices.</summary>
internal static class HidTargets
{
    private const int MostTyped = 1 << 16;

    public static IEnumerable<FuzzTarget> All()
    {
        var keys = new KeyDecoder();
        var typed = new List<byte>();
        return
        [
            new("hid descriptor", [Seeds.Hex("058C0902A1018502150026FF007508953F09128102C0"), Seeds.Hex("05010906A101050719E029E71500250175019508810295017508810195067508150025650507190029658100C0")],
                bytes => HidDescriptor.IsScanner(bytes) ? 1 : 0) { Words = [Seeds.Hex("058C0902A101"), Seeds.Hex("FE02AA0102")], Share = 0.5 },
            new("hid pos report", [Report(1), Report(2), Report(3)], Pos) { Words = [[0x5D, 0x51, 0x31], [0x02, 0x38]], Longest = 128 },
            new("key events", [KeyEvents.Of("https://a/1?x=2\r"), KeyEvents.AltNumber("45217"), KeyEvents.AltNumber("20013"), KeyEvents.Record(0, 3, 0)], bytes => Keys(keys, typed, bytes))
            {
                Words = [KeyEvents.Down(56), KeyEvents.Up(56), KeyEvents.Press(29, 27)], Share = 0.5,
            },
            new("device address", Seeds.Texts("serial:COM3?baud=9600", "tcp://192.0.2.7:9100", "tcp://[2001:db8::1]:9100", "usb:0400:c35a", "hidraw:auto", "evdev:/dev/input/by-id/a-event-kbd", "usblp:/dev/usb/lp0?oneway", "spooler:Printer", "virtual:?baud=9600", "serial:auto"), Address)
            {
                Words = Seeds.Texts("?baud=", "://", ":", "/", "[", "]", "virtual:"), Share = 0.5, Longest = 512,
            },
        ];
    }

    private static byte[] Report(int aimAt)
    {
        var report = new byte[65];
        report[0] = HidPosReport.ReportId;
        report[aimAt - 1] = 10;
        "]Q1"u8.CopyTo(report.AsSpan(aimAt));
        "PD00260001"u8.CopyTo(report.AsSpan(aimAt + 3));
        return report;
    }

    private static int Pos(byte[] bytes) => HidPosReport.TryRead(bytes) is { } report ? HashCode.Combine(report.Data.Length, report.AimId is null, report.Continued) : 0;

    private static int Keys(KeyDecoder keys, List<byte> typed, byte[] bytes)
    {
        var before = typed.Count;
        keys.Feed(bytes, typed);
        var answer = typed.Count == before ? 0 : HashCode.Combine(typed.Count - before, typed[^1]);
        if (typed.Count > MostTyped)
            typed.Clear();
        return answer;
    }

    private static int Address(byte[] bytes)
    {
        var parse = LinkAddress.Parse(System.Text.Encoding.UTF8.GetString(bytes));
        return HashCode.Combine(parse.Address?.GetType(), parse.Problems.Count, parse.Address?.ToString()?.Length);
    }
}
