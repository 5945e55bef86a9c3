using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Usb;

namespace EdgeGateway.Fuzz.Targets;

/// <summary>Readers of ID cards: frames, answers, text layouts, USB.</summary>
internal static class IdCardTargets
{
    private const int TextStart = 4;
    private const int BlockLength = 256;

    private static readonly SamCommand[] Commands = Enum.GetValues<SamCommand>();

    public static IEnumerable<FuzzTarget> All()
    {
        var frames = Seeds.Cases("tests/Protocols.Tests/IdCard/Cases", "answer.hex");
        // Whole answers take one more byte of checksum and seven of header.
        var bodies = frames.Where(frame => frame.Length > SamFrame.HeaderLength + 4).Select(frame => frame[SamFrame.HeaderLength..^1]).ToList();
        var texts = bodies.Where(body => body.Length >= 3 + TextStart + BlockLength).Select(body => body[(3 + TextStart)..(3 + TextStart + BlockLength)]).ToList();
        byte[][] words = [SamFrame.Preamble.ToArray(), [0x00, 0x00, 0x90], [0x05, 0x08], [0x01, 0x00, 0x04, 0x00], "长期"u8.ToArray(), [0x7F, 0x95, 0x1F, 0x67]];
        var parser = new SamParser();
        var usb = new SamUsbAnswer(new SamUsbPipes(0x02, 0x06, 0x81, 0x85));
        return
        [
            new("sam stream", frames, bytes => Stream(parser, bytes)) { Words = words, Share = 0.4 },
            new("sam answer", bodies, Answer) { Words = words },
            new("identity text", texts, bytes => Text(bytes)) { Words = words },
            new("sam over usb", frames, bytes => Usb(ref usb, bytes)) { Words = words, Share = 0.5 },
            new("usb descriptors", [Seeds.Hex("120110010000004000045AC3630001020001" + "09022E00010100C032" + "0904000004FF000000" + "07050202400000" + "07058102400000" + "07050602400000" + "07058502400000")], Descriptors)
            {
                Words = [Seeds.Hex("07050102400000"), Seeds.Hex("0904000102FF000000")], Share = 0.5,
            },
            new("citizen number", Seeds.Texts("000000199001010018", "11010519491231002X", "11010519491231002x"), Number) { Share = 0.5, Longest = 64 },
        ];
    }

    // One parser for ever, as on a wire: what one input leaves behind meets the next.
    private static int Stream(SamParser parser, byte[] bytes)
    {
        var answers = new List<SamAnswer>();
        var cut = bytes.Length / 3;
        parser.Feed(bytes.AsSpan(0, cut), answers);
        parser.Feed(bytes.AsSpan(cut), answers);
        return answers.Count == 0 ? 0 : HashCode.Combine(answers.Count, Read(answers[^1]));
    }

    private static int Answer(byte[] body)
    {
        var answers = new List<SamAnswer>();
        new SamParser().Feed(SamFrame.Build(body.AsSpan(0, Math.Min(body.Length, SamFrame.MaximumLength - SamFrame.HeaderLength - 1))), answers);
        return answers.Count == 0 ? 0 : Read(answers[0]);
    }

    private static int Read(SamAnswer answer)
    {
        var fits = Commands.Count(command => answer.Fits(command));
        var reading = BaseInformation.Read(answer);
        return HashCode.Combine(answer.Class, answer.Sw3, fits, reading.Problem, reading.Document?.Type, NewAddress.Read(answer) is null, SamId.Text(answer.Data.Span) is null);
    }

    private static int Text(ReadOnlySpan<byte> bytes)
    {
        Span<byte> block = stackalloc byte[BlockLength];
        bytes[..Math.Min(bytes.Length, BlockLength)].CopyTo(block);
        var (reading, short256) = (IdentityText.Read(bytes), IdentityText.Read(block));
        if (short256.Document is not { } document)
            return HashCode.Combine(reading.Problem, short256.Problem);
        // What was read can be written again, whatever stood in it.
        _ = IdentityTextWriter.Write(document);
        _ = document.ToString();
        return HashCode.Combine(document.Type, document.NumberChecked, document.Birth is null, document.ValidTo is null, document.EthnicityCode, document.Sex);
    }

    private static int Usb(ref SamUsbAnswer usb, byte[] bytes)
    {
        usb.Take(bytes);
        var answer = HashCode.Combine(usb.IsWhole, usb.Pipe);
        if (usb.IsWhole)
            usb = new SamUsbAnswer(new SamUsbPipes(0x02, 0x06, 0x81, 0x85));
        return answer;
    }

    private static int Descriptors(byte[] bytes)
    {
        var endpoints = UsbEndpoints.Read(bytes);
        return HashCode.Combine(endpoints.In.Count, endpoints.Out.Count, SamUsbPipes.Of(endpoints)?.IsSplit);
    }

    private static int Number(byte[] bytes)
    {
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        return HashCode.Combine(CitizenNumber.IsRight(text), text.Length >= 17 ? CitizenNumber.CheckCharacter(text.AsSpan(0, 17)) : null, Masking.Number(text).Length);
    }
}
