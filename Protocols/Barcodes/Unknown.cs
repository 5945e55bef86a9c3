using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Protocols.Barcodes;

/// <summary>The reasons in words, in one place.</summary>
internal static class Unknown
{
    public static UnknownLabel Empty(string text) => new(text, LabelProblem.Empty, new("扫到的内容是空的，请再扫一次", "The scan was empty; scan again"));

    public static UnknownLabel TooLong(string text) =>
        new(text, LabelProblem.TooLong, new("扫到的内容太长，不是商品标签", "Too much text for a product label"));

    public static UnknownLabel HalfACode(string text, int digits) => new(text, LabelProblem.HalfACode, new(
        $"农药码不完整：只有{digits}位，应为32位，请再扫一次", $"Half a code: {digits} of 32 digits; scan again"));

    public static UnknownLabel TooManyDigits(string text, int digits) => new(text, LabelProblem.TooManyDigits, new(
        $"数字有{digits}位，农药码是32位，这不是农药码", $"{digits} digits; a pesticide code has 32"));

    public static UnknownLabel CodeStructure(string text, ReadOnlySpan<char> code) => code[0] is >= '1' and <= '3'
        ? new(text, LabelProblem.CodeStructure, new(
            $"农药码第8位是{code[7]}，应为1、2或3", $"Digit 8 of the pesticide code is {code[7]}; it must be 1, 2 or 3"))
        : new(text, LabelProblem.CodeStructure, new(
            $"农药码第1位是{code[0]}，应为1、2或3", $"Digit 1 of the pesticide code is {code[0]}; it must be 1, 2 or 3"));

    public static UnknownLabel CheckDigit(string text, ReadOnlySpan<char> digits)
    {
        var right = Mod10.CheckDigit(digits[..^1]);
        return new(text, LabelProblem.CheckDigit, new(
            $"商品条码有误：最后一位是{digits[^1]}，应为{right}，请再扫一次", $"Wrong bar code: the last digit is {digits[^1]}, must be {right}; scan again"));
    }

    public static UnknownLabel Gs1(string text) =>
        new(text, LabelProblem.Gs1Structure, new("GS1条码内容有误，请再扫一次", "The GS1 code breaks its own rules; scan again"));

    public static UnknownLabel AddressWithoutCode(string text) =>
        new(text, LabelProblem.AddressWithoutCode, new("二维码里只有网址，没有农药码", "The code holds an address without a pesticide code"));

    public static UnknownLabel Unrecognised(string text) =>
        new(text, LabelProblem.Unrecognised, new("不认识这个标签", "A label of no known kind"));
}
