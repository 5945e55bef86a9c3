using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Inspection;
using static EdgeGateway.Service.Tests.Inspection.InspectionInputs;

namespace EdgeGateway.Service.Tests.Inspection;

public sealed class InspectorTests
{
    private static readonly Trouble NoPaper = new("printer.paper", new("打印机缺纸。", "The printer has no paper."), new("请换一卷纸。", "Put in a new roll."));

    private static InspectionItem Item(InspectionInput input, string section, string key) =>
        Inspector.Report(input).Sections.Single(one => one.Key == section).Items.Single(one => one.Key == key);

    [Fact]
    public void Report_OfAStoreInOrder_HasTheFourPointsAndOneThingToBuy()
    {
        var report = Inspector.Report(Good);

        Assert.Equal(["网络连接", "系统安装", "硬件配套", "主体操作"], report.Sections.Select(section => section.Name.Zh));
        Assert.Equal(["catalogue"], report.Sections.SelectMany(section => section.Items).Where(item => item.Verdict == InspectionVerdict.Attention).Select(item => item.Key));
        Assert.Equal(InspectionVerdict.Attention, report.Verdict);
        Assert.True(report.Running);
    }

    [Fact]
    public void Item_EveryOneThatIsNotGood_SaysWhatToDo_InBothLanguages()
    {
        var worst = Good with { Uptime = null, Things = [], Destinations = [], Operation = null, Latencies = new Dictionary<string, TimeSpan?>() };

        foreach (var item in Inspector.Report(worst).Sections.Concat(Inspector.Report(Good).Sections).SelectMany(section => section.Items))
        {
            Assert.True(item.Verdict is InspectionVerdict.Good or InspectionVerdict.Look || item.Advice is not null || item.Key == "key", item.Key);
            Assert.All(new[] { item.Name, item.Evidence, item.Advice ?? new("x", "x") }, words => Assert.True(words.Zh.Length > 0 && words.En.Length > 0, item.Key));
        }
    }

    [Fact]
    public void Hardware_InTrouble_SaysCauseAndNextStep()
    {
        var input = Good with { Things = [.. Good.Things.Where(thing => thing.Id != "printer-1"), Thing("printer-1", ThingKinds.ReceiptPrinter, ThingState.Offline, NoPaper)] };
        var item = Item(input, "hardware", "printer-1");

        Assert.Equal((InspectionVerdict.Bad, NoPaper.NextStep), (item.Verdict, item.Advice!.Value));
        Assert.Contains("打印机缺纸", item.Evidence.Zh, StringComparison.Ordinal);
        Assert.Equal(InspectionVerdict.Bad, Inspector.Report(input).Verdict);
    }

    [Fact]
    public void Hardware_VirtualOrMissing_IsNotGood()
    {
        var options = Options(Json.Replace("serial:/dev/ttyUSB1?baud=9600", "virtual:", StringComparison.Ordinal).Replace("\"idCardReaders\": [{ \"id\": \"reader-1\", \"address\": \"serial:/dev/ttyUSB0?baud=115200\" }],", "", StringComparison.Ordinal));

        Assert.Equal(InspectionVerdict.Attention, Item(Good with { Options = options }, "hardware", "scanner-1").Verdict);
        Assert.Equal(InspectionVerdict.Bad, Item(Good with { Options = options }, "hardware", ThingKinds.IdCardReader).Verdict);
        Assert.Equal(InspectionVerdict.Look, Item(Good, "hardware", "others").Verdict);
    }

    [Fact]
    public void Network_Away_Backlogged_Refused_Slow_Plain_AreTold()
    {
        Assert.Equal(InspectionVerdict.Good, Item(Good, "network", "city.link").Verdict);
        Assert.Equal(InspectionVerdict.Bad, Item(Good with { Destinations = [City with { State = "waiting" }] }, "network", "city.link").Verdict);
        Assert.Equal(InspectionVerdict.Bad, Item(Good with { Destinations = [City with { Queue = 5, OldestWaiting = Now.AddHours(-25) }] }, "network", "city.backlog").Verdict);
        Assert.Equal(InspectionVerdict.Good, Item(Good with { Destinations = [City with { Queue = 5, OldestWaiting = Now.AddHours(-23) }] }, "network", "city.backlog").Verdict);
        Assert.Equal(InspectionVerdict.Attention, Item(Good with { Destinations = [City with { Quarantined = 1 }] }, "network", "city.backlog").Verdict);
        Assert.Contains("31 毫秒", Item(Good, "network", "city.server").Evidence.Zh, StringComparison.Ordinal);
        Assert.Equal(InspectionVerdict.Attention, Item(Good with { Latencies = new Dictionary<string, TimeSpan?> { ["mqtts://broker.example:8883"] = TimeSpan.FromSeconds(1.5) } }, "network", "city.server").Verdict);
        Assert.Equal(InspectionVerdict.Bad, Item(Good with { Latencies = new Dictionary<string, TimeSpan?>() }, "network", "city.server").Verdict);
        var plain = Options(Json.Replace("mqtts://broker.example:8883", "mqtt://broker.example:1883", StringComparison.Ordinal));
        Assert.Equal(InspectionVerdict.Attention, Item(Good with { Options = plain, Latencies = new Dictionary<string, TimeSpan?> { ["mqtt://broker.example:1883"] = TimeSpan.FromMilliseconds(1) } }, "network", "city.server").Verdict);
        var none = Options(Json.Replace("\"destinations\": [{ \"id\": \"city\", \"brokers\": [\"mqtts://broker.example:8883\"] }]", "\"destinations\": []", StringComparison.Ordinal));
        Assert.Equal(InspectionVerdict.Bad, Item(Good with { Options = none }, "network", "platforms").Verdict);
    }

    [Theory]
    [InlineData(50_000_000_000, InspectionVerdict.Good)]
    [InlineData(900_000_000L, InspectionVerdict.Attention)]
    [InlineData(100_000_000L, InspectionVerdict.Bad)]
    [InlineData(null, InspectionVerdict.Look)]
    internal void System_Disk(long? free, InspectionVerdict verdict) => Assert.Equal(verdict, Item(Good with { System = Good.System with { FreeBytes = free } }, "system", "disk").Verdict);

    [Fact]
    public void System_ClockKeyStoreJournal_AreLookedAt()
    {
        Assert.Equal(InspectionVerdict.Bad, Item(Good with { System = Good.System with { Clock = ClockState.Unset } }, "system", "clock").Verdict);
        Assert.Equal(InspectionVerdict.Bad, Item(Good with { System = Good.System with { KeyIsPrivate = false } }, "system", "key").Verdict);
        Assert.Equal(InspectionVerdict.Bad, Item(Good with { Operation = null }, "system", "journal").Verdict);
        Assert.Equal(InspectionVerdict.Bad, Item(Good with { Options = Options(Json.Replace("示范农资店", "", StringComparison.Ordinal)) }, "system", "store").Verdict);
    }

    [Fact]
    public void Operation_NoSale_OldSale_NoNames_NoPaper_AreTold()
    {
        var figures = Good.Operation!;

        Assert.Equal(InspectionVerdict.Attention, Item(Good with { Operation = OperationFigures.None }, "operation", "last").Verdict);
        Assert.Equal(InspectionVerdict.Attention, Item(Good with { Operation = figures with { LastSale = Now.AddDays(-8) } }, "operation", "last").Verdict);
        Assert.Equal(InspectionVerdict.Attention, Item(Good with { Operation = figures with { SalesWithIdentity = 0 } }, "operation", "identity").Verdict);
        Assert.Equal(InspectionVerdict.Attention, Item(Good with { Operation = figures with { Printed = 35, NotPrinted = 5 } }, "operation", "paper").Verdict);
        Assert.Equal(InspectionVerdict.Good, Item(Good with { Operation = figures with { Printed = 36, NotPrinted = 4 } }, "operation", "paper").Verdict);
        Assert.Contains("35 / 40", Item(Good, "operation", "identity").Evidence.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_IsReadableInASpreadsheet_AndComputesNothing()
    {
        var report = Inspector.Report(Good with { Options = Options(Json.Replace("示范农资店", "=HYPERLINK(\\\"x\\\"),店", StringComparison.Ordinal)) });
        var csv = InspectionFormats.Csv(report);

        Assert.StartsWith("\uFEFF项目,", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\"),店", csv, StringComparison.Ordinal);
        Assert.Equal(report.Sections.Sum(section => section.Items.Count) + 1, csv.Split("\r\n").Length - 1);
    }

    [Fact]
    public void Html_EscapesWhatComesFromOutside()
    {
        var report = Inspector.Report(Good with { Options = Options(Json.Replace("示范农资店", "<script>x</script>", StringComparison.Ordinal)) });

        Assert.DoesNotContain("<script>", InspectionFormats.Html(report, english: false), StringComparison.Ordinal);
        Assert.Contains("Inspection report", InspectionFormats.Html(report, english: true), StringComparison.Ordinal);
    }
}
