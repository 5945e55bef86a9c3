using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>Synthetic documents: their division codes are not assigned, so nobody can hold them.</summary>
internal static class Cards
{
    public const string FirstNumber = "000000199001010018";
    public const string FirstName = "测试甲";
    public const string FirstAddress = "虚构省虚构市样例镇示范村1号";
    public const string SecondNumber = "000001198505150024";
    public const string SecondName = "测试乙";

    public static IdentityDocument First { get; } = new()
    {
        Type = DocumentType.Resident,
        Name = FirstName,
        Number = FirstNumber,
        NumberChecked = true,
        Address = FirstAddress,
        ValidFrom = new DateOnly(2020, 1, 1),
        ValidTo = new DateOnly(2040, 1, 1),
    };

    public static IdentityDocument Second { get; } = First with { Name = SecondName, Number = SecondNumber, Address = "虚构省虚构市样例镇示范村2号" };

    public static IdentityDocument Expired { get; } = First with { ValidTo = new DateOnly(2025, 12, 31) };

    public static IdentityDocument WrongCheck { get; } = First with { Number = "000000199001010010", NumberChecked = false };

    public static Buyer Buyer(IdentityDocument? document = null) => new(document ?? First, "reader-1");

    public static CardRead Read(IdentityDocument? document = null) =>
        new("reader-1", document ?? First, new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero), TimeSpan.FromMilliseconds(300));
}
