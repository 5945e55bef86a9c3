using CsCheck;
using EdgeGateway.Protocols.IdCard;
using static EdgeGateway.Protocols.Tests.IdCard.SamBytes;

namespace EdgeGateway.Protocols.Tests.IdCard;

public sealed class IdentityTextTests
{
    private static readonly Gen<DateOnly> Date = Gen.Int[0, 40_000].Select(day => new DateOnly(1950, 1, 1).AddDays(day));
    private static readonly Gen<string> Chinese = Gen.Char['一', '龟'].Array[1, 15].Select(letters => new string(letters));
    private static readonly Gen<string> English = Gen.Char['A', 'Z'].Array[36, 46].Select(letters => new string(letters));

    private static Gen<IdentityDocument> Document(DocumentType type) =>
        Gen.Select(Chinese, English, Date, Gen.Int[0, 9], Gen.Bool, Gen.Int[0, 99]).Select((name, english, date, sex, forever, count) =>
            Complete(type, english, count, new IdentityDocument
            {
                Type = type,
                Name = name,
                Number = type == DocumentType.PermanentResident2017 ? "ZZZ000000000000" : "000000199001010018",
                NumberChecked = type == DocumentType.PermanentResident2017 ? null : true,
                Sex = sex,
                Birth = date,
                ValidFrom = date,
                ValidTo = forever ? null : date.AddDays(7300),
                ValidForever = forever,
            }));

    private static IdentityDocument Complete(DocumentType type, string english, int count, IdentityDocument document) => type switch
    {
        DocumentType.Resident => document with { EthnicityCode = $"{count:D2}", Address = "虚构省", Authority = "虚构市公安局" },
        DocumentType.HongKongMacauTaiwanResident => document with
        {
            Address = "虚构省",
            Authority = "虚构市公安局",
            TravelPermitNumber = "H00000000",
            IssueCount = count,
        },
        DocumentType.PermanentResident2017 => document with { EnglishName = english, Nationality = "ZZZ", Authority = "0000" },
        _ => document with { EnglishName = english, Nationality = "ZZZ", IssueCount = count },
    };

    [Theory]
    [InlineData(DocumentType.Resident)]
    [InlineData(DocumentType.HongKongMacauTaiwanResident)]
    [InlineData(DocumentType.PermanentResident2017)]
    [InlineData(DocumentType.PermanentResident2023)]
    public void Read_WhatTheWriterWrote_GivesTheSameDocument(DocumentType type) => Document(type).Sample(document =>
        Assert.Equal(document, IdentityText.Read(IdentityTextWriter.Write(document)).Document));

    [Fact]
    public void Read_AnyBytes_NeverThrowsAndGivesExactlyOneOfTwo() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        var reading = IdentityText.Read(bytes);
        return (reading.Document is null) == (reading.Problem != IdentityProblem.None);
    });

    [Fact]
    public void Read_AnyBlockOfTheRightLength_NeverThrows() =>
        Gen.Select(Gen.Byte.Array[256], SamBytes.OneOf('I', 'Y', 'J', ' ')).Sample((bytes, flag) =>
        {
            bytes[248] = (byte)flag;
            bytes[249] = 0;
            var reading = IdentityText.Read(bytes);
            return (reading.Document is null) == (reading.Problem != IdentityProblem.None);
        });

    [Fact]
    public void Write_SyntheticResident_IsTheReferenceText()
    {
        var document = BaseInformation.Read(Parse(ReferenceAnswer)[0]).Document!;
        Assert.Equal(ReferenceAnswer[14..270], IdentityTextWriter.Write(document));
        Assert.Equal(ReferenceAnswer, SamFrame.Answer(SamStatus.Success, [1, 0, 4, 0, .. IdentityTextWriter.Write(document), .. new byte[1024]]));
    }

    [Fact]
    public void ToString_Document_ShowsNoPerson()
    {
        var text = BaseInformation.Read(Parse(ReferenceAnswer)[0]).Document!.ToString();
        Assert.DoesNotContain("测试甲", text, StringComparison.Ordinal);
        Assert.DoesNotContain("000000199001010018", text, StringComparison.Ordinal);
    }
}
