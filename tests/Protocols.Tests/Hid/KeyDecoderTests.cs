using System.Text;
using CsCheck;
using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Protocols.Hid;
using EdgeGateway.Testing;

namespace EdgeGateway.Protocols.Tests.Hid;

public sealed class KeyDecoderTests
{
    private const int Enter = 28, Shift = 42, RightShift = 54, Control = 29, Alt = 56, Caps = 58, KeypadEnter = 96;

    [Fact]
    public void Feed_EveryPrintableCharacterOfAUsKeyboard_IsTyped()
    {
        var all = string.Concat(Enumerable.Range(' ', 95).Select(code => (char)code));
        Assert.Equal(all + "\r", Typed(KeyEvents.Of(all + "\r")));
    }

    [Fact]
    public void Feed_Keypad_TypesItsDigits() =>
        Assert.Equal("0123456789.*/-+\r", Typed(KeyEvents.Press(82, 79, 80, 81, 75, 76, 77, 71, 72, 73, 83, 55, 98, 74, 78, KeypadEnter)));

    [Theory]
    [InlineData(Shift)]
    [InlineData(RightShift)]
    public void Feed_ShiftHeld_TypesTheOtherCharacter(int shift) =>
        Assert.Equal("A$a4", Typed([.. KeyEvents.Down(shift), .. KeyEvents.Press(30, 5), .. KeyEvents.Up(shift), .. KeyEvents.Press(30, 5)]));

    [Fact]
    public void Feed_CapsLock_TurnsLettersAroundAndNothingElse() => Assert.Equal(
        "A1aA", Typed([.. KeyEvents.Press(Caps, 30, 2), .. KeyEvents.Down(Shift), .. KeyEvents.Press(30), .. KeyEvents.Up(Shift), .. KeyEvents.Press(30)]));

    [Fact]
    public void Feed_ControlBracket_IsTheGroupSeparator() =>
        Assert.Equal("B7\u001D", Typed([.. KeyEvents.Of("B7"), .. KeyEvents.Down(Control), .. KeyEvents.Press(27), .. KeyEvents.Up(Control)]));

    [Theory]
    [InlineData("54992", "中")] // GBK D6D0
    [InlineData("20013", "中")] // Unicode 4E2D
    [InlineData("065", "A")]
    public void Feed_AltWithKeypad_IsTheCharacter(string digits, string expected) =>
        Assert.Equal(expected, LabelText.Decode(Bytes(KeyEvents.AltNumber(digits))));

    [Fact]
    public void Feed_AltByteByByte_IsGbk() =>
        Assert.Equal("中", LabelText.Decode(Bytes([.. KeyEvents.AltNumber("0214"), .. KeyEvents.AltNumber("0208")])));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("55296")] // half a surrogate pair in Unicode, D800 in GBK: no such character in either
    public void Feed_AltWithoutACharacter_TypesNothingReadable(string digits) =>
        Assert.DoesNotContain(LabelText.Decode(Bytes(KeyEvents.AltNumber(digits))), character => char.IsLetterOrDigit(character));

    [Fact]
    public void Feed_AltWithLetters_TypesNothing() =>
        Assert.Equal("b", Typed([.. KeyEvents.Down(Alt), .. KeyEvents.Press(30), .. KeyEvents.Up(Alt), .. KeyEvents.Press(48)]));

    [Fact]
    public void Feed_RepeatsAndOtherEvents_TypeNothing()
    {
        byte[] events = [.. KeyEvents.Record(1, 30, 1), .. KeyEvents.Record(1, 30, 2), .. KeyEvents.Record(4, 4, 458756), .. KeyEvents.Record(0, 0, 0), .. KeyEvents.Record(1, 30, 0)];
        Assert.Equal("a", Typed(events));
    }

    [Fact]
    public void Feed_SystemDroppedEvents_ForgetsHeldKeys() =>
        Assert.Equal("a", Typed([.. KeyEvents.Down(Shift), .. KeyEvents.Record(0, 3, 0), .. KeyEvents.Press(30)]));

    [Fact]
    public void Feed_UnknownKeys_TypeNothing() => Assert.Equal("\r", Typed(KeyEvents.Press(59, 102, 113, 240, Enter)));

    [Fact]
    public void Feed_RecordsInAnyPieces_TypeTheSame()
    {
        var events = KeyEvents.Of("PD20080005\r");
        Gen.Int[1, 60].Sample(size =>
        {
            var decoder = new KeyDecoder();
            var typed = new List<byte>();
            foreach (var piece in events.Chunk(size))
                decoder.Feed(piece, typed);
            Assert.Equal("PD20080005\r", Encoding.ASCII.GetString([.. typed]));
        });
    }

    [Fact]
    public void Feed_AnyBytes_NeverThrows() => Gen.Byte.Array[0, 400].Sample(bytes => Bytes(bytes));

    private static string Typed(byte[] events) => Encoding.ASCII.GetString(Bytes(events));

    private static byte[] Bytes(byte[] events)
    {
        var typed = new List<byte>();
        new KeyDecoder().Feed(events, typed);
        return [.. typed];
    }
}
