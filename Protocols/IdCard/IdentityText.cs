using System.Globalization;
using System.Text;
using Foreigner2017 = EdgeGateway.Protocols.IdCard.IdentityFields.Foreigner2017;
using Foreigner2023 = EdgeGateway.Protocols.IdCard.IdentityFields.Foreigner2023;
using Permit = EdgeGateway.Protocols.IdCard.IdentityFields.Permit;
using Resident = EdgeGateway.Protocols.IdCard.IdentityFields.Resident;

namespace EdgeGateway.Protocols.IdCard;

/// <summary>The 256 bytes of text of an ID card: UTF-16LE, fixed fields, filled up with spaces; byte 248 says which of four layouts.</summary>
public static class IdentityText
{
    /// <summary>Says that a card never expires.</summary>
    internal const string Forever = "长期";

    /// <summary>Reads an identity. Odd values in single fields become null; only a missing number or name refuses the card.</summary>
    public static IdentityReading Read(ReadOnlySpan<byte> text)
    {
        if (text.Length != IdentityFields.BlockLength)
            return new IdentityReading(null, IdentityProblem.Lengths);
        var document = Field(text, IdentityFields.Flag) switch
        {
            "I" => ReadForeigner2017(text),
            "Y" => ReadForeigner2023(text),
            "J" => ReadPermit(text),
            _ => ReadResident(text),
        };
        if (document.Number.Length == 0)
            return new IdentityReading(null, IdentityProblem.NoNumber);
        return document.Name.Length == 0
            ? new IdentityReading(null, IdentityProblem.NoName)
            : new IdentityReading(document, IdentityProblem.None);
    }

    private static IdentityDocument ReadResident(ReadOnlySpan<byte> text)
    {
        var ethnicity = Field(text, Resident.Ethnicity);
        return WithValidity(text, Resident.ValidFrom, Resident.ValidTo, new IdentityDocument
        {
            Type = DocumentType.Resident,
            Name = Field(text, Resident.Name),
            Number = Number(text, Resident.Number),
            NumberChecked = CitizenNumber.IsRight(Number(text, Resident.Number)),
            Sex = Sex(text, Resident.Sex),
            EthnicityCode = ethnicity.Length == 0 ? null : ethnicity,
            Birth = Date(text, Resident.Birth),
            Address = Field(text, Resident.Address),
            Authority = Field(text, Resident.Authority),
        });
    }

    private static IdentityDocument ReadPermit(ReadOnlySpan<byte> text) => ReadResident(text) with
    {
        Type = DocumentType.HongKongMacauTaiwanResident,
        EthnicityCode = null,
        TravelPermitNumber = Field(text, Permit.TravelPermit),
        IssueCount = Count(text, Permit.IssueCount),
    };

    private static IdentityDocument ReadForeigner2017(ReadOnlySpan<byte> text)
    {
        var english = Field(text, Foreigner2017.EnglishName);
        return WithValidity(text, Foreigner2017.ValidFrom, Foreigner2017.ValidTo, new IdentityDocument
        {
            Type = DocumentType.PermanentResident2017,
            Name = FirstOf(Field(text, Foreigner2017.ChineseName), english),
            EnglishName = english,
            Number = Number(text, Foreigner2017.Number),
            Sex = Sex(text, Foreigner2017.Sex),
            Birth = Date(text, Foreigner2017.Birth),
            Nationality = Field(text, Foreigner2017.Nationality),
            Authority = Field(text, Foreigner2017.Authority),
        });
    }

    private static IdentityDocument ReadForeigner2023(ReadOnlySpan<byte> text)
    {
        // A blank at the seam belongs to the name: cut only after joining.
        var english = (Raw(text, Foreigner2023.EnglishName) + Raw(text, Foreigner2023.EnglishNameRest)).Trim(Padding);
        return WithValidity(text, Foreigner2023.ValidFrom, Foreigner2023.ValidTo, new IdentityDocument
        {
            Type = DocumentType.PermanentResident2023,
            Name = FirstOf(Field(text, Foreigner2023.ChineseName), english),
            EnglishName = english,
            Number = Number(text, Foreigner2023.Number),
            NumberChecked = CitizenNumber.IsRight(Number(text, Foreigner2023.Number)),
            Sex = Sex(text, Foreigner2023.Sex),
            Birth = Date(text, Foreigner2023.Birth),
            Nationality = Field(text, Foreigner2023.Nationality),
            IssueCount = Count(text, Foreigner2023.IssueCount),
        });
    }

    private static IdentityDocument WithValidity(ReadOnlySpan<byte> text, TextField from, TextField to, IdentityDocument document) => document with
    {
        ValidFrom = Date(text, from),
        ValidTo = Date(text, to),
        ValidForever = Field(text, to) == Forever,
    };

    private static readonly char[] Padding = [' ', '\0', '\u3000'];

    private static string Raw(ReadOnlySpan<byte> text, TextField field) => Encoding.Unicode.GetString(text.Slice(field.Start, field.Length));

    private static string Field(ReadOnlySpan<byte> text, TextField field) => Raw(text, field).Trim(Padding);

    private static string Number(ReadOnlySpan<byte> text, TextField field) => Field(text, field).ToUpperInvariant();

    private static string FirstOf(string chinese, string english) => chinese.Length > 0 ? chinese : english;

    private static int Sex(ReadOnlySpan<byte> text, TextField field) => Field(text, field) is [>= '0' and <= '9' and var digit] ? digit - '0' : 0;

    private static int? Count(ReadOnlySpan<byte> text, TextField field) =>
        int.TryParse(Field(text, field), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static DateOnly? Date(ReadOnlySpan<byte> text, TextField field) =>
        DateOnly.TryParseExact(Field(text, field), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
