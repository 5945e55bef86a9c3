using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.ReceiptPrinter.Painting;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>What people read when the printer or the paper is the trouble.</summary>
internal static class PrinterTroubles
{
    public static readonly DeviceWords Words = new(ThingKinds.ReceiptPrinter, "printer", new Bilingual("小票打印机", "receipt printer"));

    public static readonly Trouble PaperOut = new("printer.paper-out",
        new("小票打印机没纸了", "The receipt printer is out of paper"),
        new("请换一卷新纸并合上盖子", "Put in a new roll and close the cover"));

    public static readonly Trouble PaperLow = new("printer.paper-low",
        new("小票纸快用完了", "The receipt paper is nearly used up"),
        new("请准备一卷新纸", "Have a new roll ready"));

    public static readonly Trouble CoverOpen = new("printer.cover-open",
        new("小票打印机的盖子开着", "The cover of the receipt printer is open"),
        new("请把盖子按紧", "Press the cover shut"));

    public static readonly Trouble Cutter = new("printer.cutter",
        new("小票打印机的切刀卡住了", "The cutter of the receipt printer is stuck"),
        new("请关掉电源，取出卡住的纸，再打开电源", "Switch it off, take out the jammed paper, switch it on"));

    public static readonly Trouble Hot = new("printer.hot",
        new("小票打印机过热", "The receipt printer is too hot"),
        new("请等几分钟，它会自动恢复", "Wait a few minutes; it goes on by itself"));

    public static readonly Trouble Fault = new("printer.fault",
        new("小票打印机出错", "The receipt printer has a fault"),
        new("请关掉电源，等十秒再打开", "Switch it off, wait ten seconds, switch it on"));

    public static readonly Trouble Offline = new("printer.offline",
        new("小票打印机处于脱机状态", "The receipt printer is offline"),
        new("请检查纸和盖子，再按一下进纸键", "Check paper and cover, then press its feed button"));

    public static readonly Trouble NoAnswer = new("printer.no-answer",
        new("小票打印机没有回应", "The receipt printer does not answer"),
        new("请看它的电源灯和纸，关掉电源等十秒再打开", "Look at its power light and its paper; switch it off, wait ten seconds, switch it on"));

    public static readonly Trouble Silent = new("printer.silent",
        new("小票打印机从不回应，无法知道它是否正常", "The receipt printer never answers, so its state is not known"),
        new("请确认它开着；每次打印后看一眼小票", "See that it is switched on; look at every receipt after printing"));

    public static readonly Trouble Unconfirmed = new("printer.unconfirmed",
        new("小票已发送，打印机没有确认", "The receipt was sent; the printer did not confirm it"),
        new("请看小票是否完整；不完整就点补打", "See whether the receipt is complete; if not, print a copy"));

    public static readonly Trouble Busy = new("printer.busy",
        new("等待打印的小票太多", "Too many receipts are waiting"),
        new("请先处理好打印机，再点补打", "See to the printer first, then print a copy"));

    public static readonly Trouble NotReady = new("printer.not-ready",
        new("小票打印机还没有连接好", "The receipt printer is not connected yet"),
        new("请等它变为正常，再点补打", "Wait until it is ready, then print a copy"));

    public static readonly Trouble NoFont = new("printer.no-font",
        new("电脑上没有画生僻字的字体，打印机没有的字会印成〓", "No font to draw rare characters with: what the printer has not got comes out as 〓"),
        new($"请让技术人员安装字体 {ReceiptFonts.Advice}", $"Ask your technician to install the font {ReceiptFonts.Advice}"));

    public static readonly Trouble Spooled = new("printer.spooled",
        new("小票交给了 Windows 打印队列，是否打出来不知道", "The receipt went to the Windows print queue; whether it was printed is not known"),
        new("请看小票是否完整；不完整就点补打", "See whether the receipt is complete; if not, print a copy"));

    public static readonly Trouble Removed = new("printer.removed",
        new("有人从 Windows 打印队列里删除了小票", "Somebody removed the receipt from the Windows print queue"),
        new("请点补打", "Print a copy"));

    private static readonly Bilingual LookThenCopy = new(
        "处理好以后，打印机可能自己打完剩下的；请看小票，不完整再点补打",
        "Once fixed it may print the rest by itself; look at the receipt, and print a copy only if it is not complete");

    private static readonly Bilingual FixThenCopy = new("处理好以后请点补打", "Once fixed, print a copy");

    /// <summary>The worst thing a status says; null when all is well. <see cref="PaperLow"/> does not stop printing.</summary>
    public static Trouble? Of(PrinterStatus status) => status switch
    {
        { OutOfPaper: true } => PaperOut,
        { CoverOpen: true } => CoverOpen,
        { CutterError: true } => Cutter,
        { UnrecoverableError: true } or { RecoverableError: true } => Fault,
        { AutoRecoverableError: true } => Hot,
        { AnyError: true } or { WaitingForRecovery: true } => Fault,
        { Offline: true } => Offline,
        { PaperNearEnd: true } => PaperLow,
        _ => null,
    };

    /// <summary>What a print queue complains about; null: nothing.</summary>
    public static Trouble? Of(QueueState state) => state switch
    {
        QueueState.PaperOut => PaperOut,
        QueueState.Offline => Offline,
        QueueState.Error => Fault,
        QueueState.Removed => Removed,
        _ => null,
    };

    /// <summary>The same trouble when a receipt was cut off by it: what is missing can only come as a copy.</summary>
    public static Trouble AfterPart(Trouble cause) => cause with { NextStep = Join(cause.NextStep, FixThenCopy) };

    /// <summary>The same trouble when the whole receipt was in the printer: it may still come out.</summary>
    public static Trouble AfterAll(Trouble cause) => cause with { NextStep = Join(cause.NextStep, LookThenCopy) };

    private static Bilingual Join(Bilingual first, Bilingual second) => new($"{first.Zh}。{second.Zh}", $"{first.En}. {second.En}");
}
