using System.Globalization;
using System.Text.Json.Serialization;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Service.LocalApi.Compat;

/// <summary>Shape of 华视: flat, with the names pages search for. The field list beside resultFlag, errorMsg and certNumber is not confirmed by a public text.</summary>
internal sealed record HuashiAnswer
{
    public required int ResultFlag { get; init; }
    public required string ErrorMsg { get; init; }
    public string? PartyName { get; init; }
    public string? Gender { get; init; }
    public string? Nation { get; init; }
    public string? BornDay { get; init; }
    public string? CertAddress { get; init; }
    public string? CertNumber { get; init; }
    public string? CertOrg { get; init; }
    public string? EffDate { get; init; }
    public string? ExpDate { get; init; }

    public static HuashiAnswer Done { get; } = new() { ResultFlag = 0, ErrorMsg = "" };
    public static HuashiAnswer NoCard { get; } = new() { ResultFlag = -1, ErrorMsg = "请放置身份证" };

    public static HuashiAnswer Of(IdentityDocument card) => Done with
    {
        PartyName = card.Name,
        Gender = VendorWords.Sex(card.Sex),
        Nation = VendorWords.Nation(card),
        BornDay = VendorWords.Day(card.Birth),
        CertAddress = card.Address,
        CertNumber = card.Number,
        CertOrg = card.Authority,
        EffDate = VendorWords.Day(card.ValidFrom),
        ExpDate = VendorWords.Until(card),
    };
}

/// <summary>Shape of 中控: <c>{ret: 0, Certificate: {IDNumber, …}}</c>, as JSON that needs no eval.</summary>
internal sealed record ZkAnswer([property: JsonPropertyName("ret")] int Ret, [property: JsonPropertyName("Certificate")] ZkCertificate? Certificate = null)
{
    public static ZkAnswer Done { get; } = new(0);
    public static ZkAnswer NoCard { get; } = new(-1);

    public static ZkAnswer Of(IdentityDocument card) => new(0, new ZkCertificate(
        card.Number, card.Name, VendorWords.Sex(card.Sex), VendorWords.Nation(card), VendorWords.Day(card.Birth), card.Address, card.Authority,
        VendorWords.Day(card.ValidFrom), VendorWords.Until(card)));
}

internal sealed record ZkCertificate(
    [property: JsonPropertyName("IDNumber")] string IdNumber,
    [property: JsonPropertyName("Name")] string Name,
    [property: JsonPropertyName("Sex")] string Sex,
    [property: JsonPropertyName("Nation")] string Nation,
    [property: JsonPropertyName("Birthday")] string Birthday,
    [property: JsonPropertyName("Address")] string Address,
    [property: JsonPropertyName("IDIssued")] string Issued,
    [property: JsonPropertyName("IssuedData")] string ValidFrom,
    [property: JsonPropertyName("ValidDate")] string ValidTo);

/// <summary>Shape of 东信: <c>{IDCardInfo: {cardID}}</c>.</summary>
internal sealed record EastcomAnswer([property: JsonPropertyName("code")] int Code, [property: JsonPropertyName("IDCardInfo")] EastcomCard? Card = null)
{
    public static EastcomAnswer NoCard { get; } = new(-1);

    public static EastcomAnswer Of(IdentityDocument card) => new(0, new EastcomCard(
        card.Number, card.Name, VendorWords.Sex(card.Sex), VendorWords.Nation(card), VendorWords.Day(card.Birth), card.Address, card.Authority,
        VendorWords.Day(card.ValidFrom), VendorWords.Until(card)));
}

internal sealed record EastcomCard(
    [property: JsonPropertyName("cardID")] string CardId, string Name, string Sex, string Nation, string Birthday, string Address, string IssueOrgan, string ValidStart, string ValidEnd);

/// <summary>The words all vendors use.</summary>
internal static class VendorWords
{
    public static string Sex(int code) => code switch { 1 => "男", 2 => "女", _ => "" };

    public static string Nation(IdentityDocument card) => card.EthnicityCode is { } code ? Ethnicity.Name(code) ?? code : card.Nationality ?? "";

    public static string Day(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";

    public static string Until(IdentityDocument card) => card.ValidForever ? "长期" : Day(card.ValidTo);
}
