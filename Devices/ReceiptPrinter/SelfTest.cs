using EdgeGateway.Devices.Health;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>What a printer's self-tests print and say. Pure.</summary>
internal static class SelfTest
{
    /// <summary>Shows width, Chinese, a rare character, a code and the knife: whoever holds it sees what this printer can do.</summary>
    public static ReceiptDocument Slip(ThingStatus status, PrinterProfile profile) => new(
    [
        new ReceiptPart.Line("打印机自检", TextAlign.Centre, Bold: true, TextSize.Tall),
        new ReceiptPart.Rule(),
        new ReceiptPart.TwoColumns("设备", status.Id),
        new ReceiptPart.TwoColumns("型号档案", profile.Name),
        new ReceiptPart.TwoColumns("打印确认等级", status.Facts.GetValueOrDefault("proof", "?")),
        new ReceiptPart.Line(string.Concat(Enumerable.Range(1, profile.Columns).Select(static column => column % 10))),
        new ReceiptPart.Line("常用字 农药肥料种子"),
        new ReceiptPart.Line("生僻字 䶮𠮷镕"),
        new ReceiptPart.QrCode("EG1:SELFTEST", 4),
        new ReceiptPart.Line("这不是销售凭证", TextAlign.Centre),
        new ReceiptPart.Feed(2),
        new ReceiptPart.Cut(),
    ]);

    /// <summary>The status is at most as old as one look, 2 s.</summary>
    public static HealthFinding Judge(ThingStatus status) => status switch
    {
        { State: ThingState.Online } or { State: ThingState.Degraded, Trouble: null } => HealthFinding.Passed(Works(status)),
        { State: ThingState.Degraded, Trouble.Code: "printer.paper-low" or "printer.no-font" } => HealthFinding.Passed(Works(status)),
        { Trouble: { } trouble } => HealthFinding.Failed(trouble),
        _ => HealthFinding.Failed(PrinterTroubles.NotReady),
    };

    public static HealthFinding Judge(PrintResult result) => result.Trouble is { } trouble
        ? HealthFinding.Failed(trouble)
        : HealthFinding.Passed(new("自检条已打印，打印机已确认", "The slip was printed, and the printer confirmed it"));

    private static Bilingual Works(ThingStatus status)
    {
        var proof = status.Facts.GetValueOrDefault("proof", "?");
        return new($"打印机应答正常，打印确认等级 {proof}", $"The printer answers; its proof of printing is of level {proof}");
    }
}
