using System.Text;
using EdgeGateway.Protocols.Hid;

namespace EdgeGateway.Devices.Tests.Scanner;

/// <summary>Reports as a HID POS scanner sends them.</summary>
internal static class HidReports
{
    public static byte[] Of(string aim, string text) => Of(aim, Encoding.UTF8.GetBytes(text));

    /// <summary>As many reports as the label needs, one behind the other.</summary>
    public static byte[] Of(string aim, byte[] label)
    {
        var pieces = label.Chunk(HidPosReport.MostData).ToList();
        return [.. pieces.SelectMany((piece, at) => Report(aim, piece, at < pieces.Count - 1))];
    }

    public static byte[] Report(string aim, byte[] piece, bool continued)
    {
        var report = new byte[HidPosReport.UsualLength];
        report[0] = HidPosReport.ReportId;
        report[1] = (byte)piece.Length;
        Encoding.ASCII.GetBytes(aim, report.AsSpan(2));
        piece.CopyTo(report, 5);
        report[63] = continued ? (byte)1 : (byte)0;
        return report;
    }
}
