using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.Virtual;

/// <summary>
/// People who do not exist: their division codes (000000, 000001, 900000) were never assigned. For demo, training and tests; the only
/// personal data in this repository.
/// </summary>
public static class SyntheticCards
{
    public static IdentityDocument First { get; } = Resident("测试甲", "000000199001010018", 1, new DateOnly(1990, 1, 1));

    /// <summary>Never expires; an ethnicity that the tables do not know.</summary>
    public static IdentityDocument Second { get; } = Resident("测试乙", "000001198505150024", 2, new DateOnly(1985, 5, 15)) with
    {
        EthnicityCode = "57",
        ValidTo = null,
        ValidForever = true,
    };

    public static IdentityDocument CheckX { get; } = Resident("测试丙", "00000019900101019X", 1, new DateOnly(1990, 1, 1));

    /// <summary>Its check character is wrong.</summary>
    public static IdentityDocument WrongNumber { get; } =
        Resident("测试丁", "000000199001010010", 1, new DateOnly(1990, 1, 1)) with { NumberChecked = false };

    public static IdentityDocument Permit { get; } = First with
    {
        Type = DocumentType.HongKongMacauTaiwanResident,
        EthnicityCode = null,
        TravelPermitNumber = "H00000000",
        IssueCount = 1,
    };

    public static IdentityDocument Foreigner2017 { get; } = new()
    {
        Type = DocumentType.PermanentResident2017,
        Name = "测试戊",
        EnglishName = "SAMPLE, PERSON E",
        Number = "ZZZ000000000000",
        Sex = 2,
        Birth = new DateOnly(1985, 5, 15),
        Nationality = "ZZZ",
        Authority = "0000",
        ValidFrom = new DateOnly(2020, 1, 1),
        ValidTo = new DateOnly(2030, 1, 1),
    };

    public static IdentityDocument Foreigner2023 { get; } = new()
    {
        Type = DocumentType.PermanentResident2023,
        Name = "测试己",
        EnglishName = "SAMPLE, PERSON WITH A NAME THAT IS LONG",
        Number = "900000198001010016",
        NumberChecked = true,
        Sex = 1,
        Birth = new DateOnly(1980, 1, 1),
        Nationality = "ZZZ",
        IssueCount = 2,
        ValidFrom = new DateOnly(2023, 12, 1),
        ValidTo = new DateOnly(2033, 12, 1),
    };

    public static IReadOnlyList<IdentityDocument> All { get; } = [First, Second, CheckX, WrongNumber, Permit, Foreigner2017, Foreigner2023];

    private static IdentityDocument Resident(string name, string number, int sex, DateOnly birth) => new()
    {
        Type = DocumentType.Resident,
        Name = name,
        Number = number,
        NumberChecked = true,
        Sex = sex,
        EthnicityCode = "01",
        Birth = birth,
        Address = "虚构省虚构市样例镇示范村1号",
        Authority = "虚构市公安局",
        ValidFrom = new DateOnly(2020, 1, 1),
        ValidTo = new DateOnly(2040, 1, 1),
    };
}
