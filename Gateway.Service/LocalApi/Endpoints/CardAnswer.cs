using System.Globalization;
using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary>A card as a page sees it. Without the identity scope there is a masked name and a masked number, and nothing else about the person.</summary>
internal sealed record CardAnswer
{
    public required string Reader { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary><c>Resident</c>, <c>HongKongMacauTaiwanResident</c>, …</summary>
    public required string DocumentType { get; init; }

    public required bool Masked { get; init; }
    public required string Name { get; init; }
    public required string Number { get; init; }

    /// <summary>Check character right; null when this kind of number has none.</summary>
    public bool? NumberChecked { get; init; }

    public int? Sex { get; init; }
    public string? EthnicityCode { get; init; }
    public string? Birth { get; init; }
    public string? Address { get; init; }
    public string? Authority { get; init; }
    public string? ValidFrom { get; init; }

    /// <summary>Last day, or <c>长期</c>.</summary>
    public string? ValidTo { get; init; }

    public string? EnglishName { get; init; }
    public string? Nationality { get; init; }

    public static CardAnswer Of(CardRead read, bool identity)
    {
        var document = read.Document;
        var masked = new CardAnswer
        {
            Reader = read.DeviceId,
            At = read.At,
            DocumentType = document.Type.ToString(),
            Masked = true,
            Name = Masking.Name(document.Name),
            Number = Masking.Number(document.Number),
            NumberChecked = document.NumberChecked,
        };
        return identity ? masked with
        {
            Masked = false,
            Name = document.Name,
            Number = document.Number,
            Sex = document.Sex,
            EthnicityCode = document.EthnicityCode,
            Birth = Day(document.Birth),
            Address = document.Address,
            Authority = document.Authority,
            ValidFrom = Day(document.ValidFrom),
            ValidTo = document.ValidForever ? "长期" : Day(document.ValidTo),
            EnglishName = document.EnglishName,
            Nationality = document.Nationality,
        }
        : masked;
    }

    /// <summary>Like the record itself, never a person in a log.</summary>
    public override string ToString() => $"{DocumentType} {Masking.Number(Number)}";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
