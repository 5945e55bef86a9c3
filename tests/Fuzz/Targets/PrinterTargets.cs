using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Fuzz.Targets;

/// <summary>What goes to receipt printers and what comes back.</summary>
internal static class PrinterTargets
{
    private static readonly ReceiptDocument Receipt = new(
    [
        new ReceiptPart.Line("农资销售凭证", TextAlign.Centre, Bold: true, TextSize.Large), new ReceiptPart.Rule(), new ReceiptPart.TwoColumns("合计", "￥12.50"),
        new ReceiptPart.Barcode("6900000000014", BarcodeKind.Ean13), new ReceiptPart.QrCode("EG1:1:ABCD"), new ReceiptPart.Image(RasterImage.Of(16, 8, (x, y) => x == y)),
        new ReceiptPart.Feed(2), new ReceiptPart.Drawer(), new ReceiptPart.Cut(),
    ]);

    public static IEnumerable<FuzzTarget> All()
    {
        byte[][] answers = [.. new[] { "12", "16", "1A", "32", "7E", "72", "00", "0F", "1000000F", "1400000F", "37224142434400", "372340414200", "372500", "11", "13", "1400030F" }.Select(Seeds.Hex)];
        byte[][] commands = [.. new[] { "1B40", "1B6101", "1C26", "1C2E", "1D5600", "1D7630000200030041", "1D284C0600303031", "1D6B43", "1D6B04313200", "1D286B", "100402", "100502", "10140801030114010602 08", "1D6100", "1B64FF" }.Select(Seeds.Hex)];
        var parser = new StatusParser();
        var (reader, realTime) = (new EscPosReader(), new RealTimeScanner());
        return
        [
            new("printer answers", answers, bytes => Answers(parser, bytes)) { Words = answers, Longest = 512 },
            // A feed of 255 lines is three bytes, a page of its own, and no more than that.
            new("receipt bytes", [EscPosEncoder.Encode(Receipt, PrinterProfile.Paper58).Bytes.ToArray(), EscPosEncoder.Encode(Receipt, PrinterProfile.Paper80).Bytes.ToArray(), .. commands], Paper)
            {
                Words = commands, AllocatesPerByte = 32 * 1024, Longest = 2048, Share = 0.5,
            },
            new("receipt stream", [EscPosEncoder.Encode(Receipt, PrinterProfile.Paper58).Bytes.ToArray(), .. commands], bytes => Stream(reader, realTime, bytes)) { Words = commands, AllocatesAlways = 2 * 1024 * 1024, Share = 0.5 },
        ];
    }

    private static int Answers(StatusParser parser, byte[] bytes)
    {
        var (count, last) = (0, (PrinterAnswer?)null);
        foreach (var one in bytes)
        {
            if (parser.Next(one) is { } answer)
                (count, last) = (count + 1, answer);
        }
        return HashCode.Combine(count, last?.GetType(), parser.InsideAnswer);
    }

    private static int Paper(byte[] bytes)
    {
        var (reader, paper, receipts, kinds) = (new EscPosReader(), new ReceiptRenderer(32), 0, 0);
        reader.Append(bytes);
        while (reader.Read() is { } command)
        {
            receipts += paper.Apply(command) is null ? 0 : 1;
            kinds |= 1 << (command.GetType().Name.Length + command.GetType().Name[0]);
        }
        var torn = paper.Finish();
        return HashCode.Combine(receipts, kinds, torn is null, torn?.Lines.Any(line => line.Image is not null));
    }

    /// <summary>A printer that is never switched off. What it holds back must stay below its memory.</summary>
    private static int Stream(EscPosReader reader, RealTimeScanner realTime, byte[] bytes)
    {
        var requests = bytes.Count(one => realTime.Next(one) is not null);
        reader.Append(bytes);
        var commands = 0;
        while (reader.Read() is not null)
            commands++;
        if (reader.Buffered > MostBuffered)
            throw new InvalidOperationException($"{reader.Buffered} bytes are held back");
        return HashCode.Combine(requests, Math.Min(commands, 64), reader.Buffered == 0);
    }

    /// <summary>The longest command there is, and one input.</summary>
    private const int MostBuffered = (1 << 18) + 4096;
}
