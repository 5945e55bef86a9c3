using System.Text;
using EdgeGateway.Fuzz;
using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Hid;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Tables;
using EdgeGateway.Testing;

namespace EdgeGateway.Benchmarks;

/// <summary>Parsers on what they meet every day: nanoseconds and allocated bytes for one input.</summary>
internal static class ParsersBench
{
    private const int BatchSize = 32;

    private static readonly double[] Batches = new double[1_000_000];
    private static readonly TimeSpan Warm = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Measured = TimeSpan.FromMilliseconds(700);

    public static int Run()
    {
        Console.WriteLine($"parsers, one thread; {Machine.Description}\n\n| parser | input, bytes | ns | allocated, bytes | MB/s |\n|---|---|---|---|---|");
        CardsAndScans();
        PaperAndMessages();
        return 0;
    }

    private static void CardsAndScans()
    {
        var answer = Case("IdCard", "resident", "answer.hex");
        var (parser, answers) = (new SamParser(), new List<SamAnswer>());
        Measure("SAM answer, text and photo", answer.Length, () =>
        {
            answers.Clear();
            parser.Feed(answer, answers);
        });
        var read = answers[0];
        Measure("identity from that answer", read.Data.Length, () => _ = BaseInformation.Read(read));
        var find = SamFrame.Answer(0x9F, new byte[4]);
        Measure("SAM answer to find", find.Length, () =>
        {
            answers.Clear();
            parser.Feed(find, answers);
        });
        Label("pesticide code in an address", "https://trace.example/?code=12600011001000000000000000000001", null);
        Label("GS1-128 element string", "0106900000000014\u001d10B7\u001d17261231", "]C1");
        Label("EAN-13", "6900000000014", "]E0");
        var report = new byte[64];
        (report[0], report[1]) = (2, 13);
        "]E06900000000014"u8.CopyTo(report.AsSpan(2));
        Measure("HID POS report", report.Length, () => _ = HidPosReport.TryRead(report));
        var (keys, typed, events) = (new KeyDecoder(), new List<byte>(), KeyEvents.Of("6900000000014\r"));
        Measure("keyboard events of an EAN-13", events.Length, () =>
        {
            typed.Clear();
            keys.Feed(events, typed);
        });
    }

    private static void PaperAndMessages()
    {
        var status = new StatusParser();
        Measure("printer status of one byte", 1, () => _ = status.Next(0x12));
        var receipt = EscPosEncoder.Encode(new ReceiptDocument([new ReceiptPart.Line("农资销售凭证", TextAlign.Centre, Bold: true), new ReceiptPart.Rule(), new ReceiptPart.TwoColumns("合计", "￥12.50"), new ReceiptPart.QrCode("EG1:1:ABCD"), new ReceiptPart.Cut()]), PrinterProfile.Paper58).Bytes.ToArray();
        var paper = new EscPosReader();
        Measure("receipt read back", receipt.Length, () =>
        {
            paper.Append(receipt);
            while (paper.Read() is not null)
            {
                // Only the reading counts.
                continue;
            }
        });
        var sealedSale = new GatewayMessage(Guid.CreateVersion7(), "shop-1", "till", EventTypes.SaleRecorded, TimeProvider.System.GetUtcNow(), 42, Guid.NewGuid(), 1, ClockState.Synced, HashChain.Start,
            """{"saleId":"019ad0f1-0000-7000-8000-000000000001","lines":[{"line":1,"name":"样例牌吡虫啉可湿性粉剂","quantity":2}],"totalFen":2500}"""u8.ToArray()).ToSealedBytes(out _);
        Measure("event", sealedSale.Length, () => _ = GatewayMessage.TryParse(sealedSale, out _, out _));
        Measure("hash of an event checked", sealedSale.Length, () => _ = HashChain.Verify(sealedSale));
        var table = string.Concat(Enumerable.Repeat("A1,样例复合肥,肥料,,样例化肥厂,15-15-15,袋,,,6900000000076,40000,15,15,15,150.5\n", 100));
        Measure("CSV of 100 rows", Encoding.UTF8.GetByteCount(table), () => _ = CsvReader.Read(table));
    }

    private static void Label(string name, string text, string? aimId)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Measure($"label: {name}", bytes.Length, () => _ = LabelParser.Parse(LabelText.Decode(bytes, aimId), aimId));
    }

    private static byte[] Case(string room, string name, string file) => Seeds.Hex(SourceTree.Read($"tests/Protocols.Tests/{room}/Cases/{name}/{file}"));

    private static void Measure(string name, int length, Action once)
    {
        Loop(once, Warm);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var batches = Loop(once, Measured);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / ((long)batches * BatchSize);
        // The middle one: on a shared machine the mean is mostly waiting for the processor.
        Array.Sort(Batches, 0, batches);
        var nanoseconds = Batches[batches / 2] / BatchSize;
        Console.WriteLine($"| {name} | {length:#,0} | {nanoseconds:#,0} | {allocated:#,0} | {length * 1000.0 / nanoseconds:#,0} |");
    }

    /// <returns>How many of <see cref="Batches"/> were filled.</returns>
    private static int Loop(Action once, TimeSpan time)
    {
        var (start, count) = (TimeProvider.System.GetTimestamp(), 0);
        while (TimeProvider.System.GetElapsedTime(start) < time && count < Batches.Length)
        {
            var began = TimeProvider.System.GetTimestamp();
            for (var i = 0; i < BatchSize; i++)
                once();
            Batches[count++] = TimeProvider.System.GetElapsedTime(began).TotalNanoseconds;
        }
        return count;
    }
}
