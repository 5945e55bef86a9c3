using System.Globalization;
using System.Text;
using Foreigner2017 = EdgeGateway.Protocols.IdCard.IdentityFields.Foreigner2017;
using Foreigner2023 = EdgeGateway.Protocols.IdCard.IdentityFields.Foreigner2023;
using Permit = EdgeGateway.Protocols.IdCard.IdentityFields.Permit;
using Resident = EdgeGateway.Protocols.IdCard.IdentityFields.Resident;

namespace EdgeGateway.Protocols.IdCard;

/// <summary>Writes the text block of a card: for virtual readers and tests. The reverse of <see cref="IdentityText"/>.</summary>
public static class IdentityTextWriter
{
    /// <summary>256 bytes. What is too long for its field is cut.</summary>
    public static byte[] Write(IdentityDocument document)
    {
        var text = new byte[IdentityFields.BlockLength];
        Put(text, new TextField(0, text.Length), "");
        switch (document.Type)
        {
            case DocumentType.PermanentResident2017:
                WriteForeigner2017(text, document);
                break;
            case DocumentType.PermanentResident2023:
                WriteForeigner2023(text, document);
                break;
            default:
                WriteResident(text, document);
                break;
        }
        return text;
    }

    private static void WriteResident(byte[] text, IdentityDocument document)
    {
        Put(text, Resident.Name, document.Name);
        Put(text, Resident.Sex, Digits(document.Sex, 1));
        Put(text, Resident.Ethnicity, document.EthnicityCode);
        Put(text, Resident.Birth, Date(document.Birth));
        Put(text, Resident.Address, document.Address);
        Put(text, Resident.Number, document.Number);
        Put(text, Resident.Authority, document.Authority);
        Put(text, Resident.ValidFrom, Date(document.ValidFrom));
        Put(text, Resident.ValidTo, Until(document));
        if (document.Type != DocumentType.HongKongMacauTaiwanResident)
            return;
        Put(text, Permit.TravelPermit, document.TravelPermitNumber);
        Put(text, Permit.IssueCount, Digits(document.IssueCount, 2));
        Put(text, IdentityFields.Flag, "J");
    }

    private static void WriteForeigner2017(byte[] text, IdentityDocument document)
    {
        Put(text, Foreigner2017.EnglishName, document.EnglishName);
        Put(text, Foreigner2017.Sex, Digits(document.Sex, 1));
        Put(text, Foreigner2017.Number, document.Number);
        Put(text, Foreigner2017.Nationality, document.Nationality);
        Put(text, Foreigner2017.ChineseName, document.Name);
        Put(text, Foreigner2017.ValidFrom, Date(document.ValidFrom));
        Put(text, Foreigner2017.ValidTo, Until(document));
        Put(text, Foreigner2017.Birth, Date(document.Birth));
        Put(text, Foreigner2017.Authority, document.Authority);
        Put(text, IdentityFields.Flag, "I");
    }

    private static void WriteForeigner2023(byte[] text, IdentityDocument document)
    {
        Put(text, Foreigner2023.ChineseName, document.Name);
        Put(text, Foreigner2023.Sex, Digits(document.Sex, 1));
        Put(text, Foreigner2023.IssueCount, Digits(document.IssueCount, 2));
        Put(text, Foreigner2023.Birth, Date(document.Birth));
        var english = document.EnglishName ?? "";
        var seam = Math.Min(english.Length, Foreigner2023.EnglishName.Characters);
        Put(text, Foreigner2023.EnglishName, english[..seam]);
        Put(text, Foreigner2023.EnglishNameRest, english[seam..]);
        Put(text, Foreigner2023.Number, document.Number);
        Put(text, Foreigner2023.ValidFrom, Date(document.ValidFrom));
        Put(text, Foreigner2023.ValidTo, Until(document));
        Put(text, Foreigner2023.Nationality, document.Nationality);
        Put(text, IdentityFields.Flag, "Y");
    }

    private static void Put(byte[] text, TextField field, string? value)
    {
        var cut = value is null ? "" : value[..Math.Min(value.Length, field.Characters)];
        Encoding.Unicode.GetBytes(cut.PadRight(field.Characters), text.AsSpan(field.Start, field.Length));
    }

    private static string Until(IdentityDocument document) => document.ValidForever ? IdentityText.Forever : Date(document.ValidTo);

    private static string Date(DateOnly? date) => date?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";

    private static string Digits(int? value, int digits) => value?.ToString($"D{digits}", CultureInfo.InvariantCulture) ?? "";
}
