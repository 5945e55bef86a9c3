using System.Text;
using CsCheck;
using EdgeGateway.Protocols.Hid;

namespace EdgeGateway.Protocols.Tests.Hid;

public sealed class HidPosReportTests
{
    private const string Gtin = "6900000000014";

    [Fact]
    public void TryRead_UsualReport_GivesItsParts()
    {
        var report = HidPosReport.TryRead(Report(2, "]E0", Gtin, symbology: 0x64));
        Assert.Equal(("]E0", Gtin, (byte)0x64, false), Parts(report));
    }

    [Fact]
    public void TryRead_ContinuedReport_SaysSo()
    {
        var report = HidPosReport.TryRead(Report(2, "]Q1", new string('7', 56), continued: 1));
        Assert.Equal((56, true), (report!.Data.Length, report.Continued));
    }

    [Theory]
    [InlineData(3, 65)] // everything shifted by one, with room for the flag
    [InlineData(1, 63)] // no report number
    public void TryRead_OtherOffset_IsFoundByTheIdentifier(int aimAt, int length)
    {
        Assert.Equal(("]Q1", "ABC", (byte)0x73, false), Parts(HidPosReport.TryRead(Report(aimAt, "]Q1", "ABC", 0x73, length: length))));
        Assert.True(HidPosReport.TryRead(Report(aimAt, "]Q1", "ABC", continued: 0xFF, length: length))!.Continued);
    }

    [Theory]
    [InlineData(55, false)]
    [InlineData(56, true)]
    public void TryRead_ShiftedReportOfUsualLength_GoesOnWhenFull(int count, bool continued) =>
        Assert.Equal(continued, HidPosReport.TryRead(Report(3, "]Q1", new string('x', count)))!.Continued);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void TryRead_NoIdentifier_KeepsTheLabel(int aimAt)
    {
        var report = HidPosReport.TryRead(Report(aimAt, "\0\0\0", Gtin));
        Assert.Equal((null, Gtin), (report!.AimId, Text(report)));
    }

    [Fact]
    public void TryRead_LabelThatBeginsLikeAnIdentifier_StaysWhole() =>
        Assert.Equal("]Q1", Text(HidPosReport.TryRead(Report(2, "]C0", "]Q1"))!));

    [Fact]
    public void TryRead_CountTooLarge_IsNothing()
    {
        var report = Report(2, "]E0", Gtin);
        report[1] = 57;
        Assert.Null(HidPosReport.TryRead(report));
    }

    [Fact]
    public void TryRead_CountBeyondTheEnd_IsNothing() => Assert.Null(HidPosReport.TryRead(Report(2, "]E0", Gtin).AsSpan()[..12]));

    [Theory]
    [InlineData("")]
    [InlineData("02")]
    [InlineData("020D5D4530")]
    [InlineData("040D5A45303639")] // another report number, no identifier
    public void TryRead_OtherBytes_AreNothing(string hex) => Assert.Null(HidPosReport.TryRead(Convert.FromHexString(hex)));

    [Fact]
    public void TryRead_AnyBytes_NeverThrowsAndStaysInside() => Gen.Byte.Array[0, 80].Sample(bytes =>
    {
        if (HidPosReport.TryRead(bytes) is { } report)
            Assert.InRange(report.Data.Length, 0, Math.Min(HidPosReport.MostData, bytes.Length));
    });

    /// <summary>A report as scanners send it.</summary>
    internal static byte[] Report(int aimAt, string aim, string data, byte symbology = 0, byte continued = 0, int length = HidPosReport.UsualLength)
    {
        var report = new byte[length];
        if (aimAt > 1)
            report[0] = HidPosReport.ReportId;
        report[aimAt - 1] = (byte)data.Length;
        Encoding.Latin1.GetBytes(aim, report.AsSpan(aimAt));
        Encoding.Latin1.GetBytes(data, report.AsSpan(aimAt + 3));
        if (aimAt + 59 < length)
            report[aimAt + 59] = symbology;
        if (aimAt + 61 < length)
            report[aimAt + 61] = continued;
        return report;
    }

    private static (string?, string, byte, bool) Parts(HidPosReport? report) => (report!.AimId, Text(report), report.Symbology, report.Continued);

    private static string Text(HidPosReport report) => Encoding.Latin1.GetString(report.Data.Span);
}
