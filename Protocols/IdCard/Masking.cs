namespace EdgeGateway.Protocols.IdCard;

/// <summary>How identities look on screens, receipts and in logs.</summary>
public static class Masking
{
    /// <summary>First 3 and last 2 characters, stars between: <c>000*************18</c>. Short or empty input is all stars.</summary>
    public static string Number(string number) =>
        number.Length < 8 ? new string('*', number.Length) : $"{number[..3]}{new string('*', number.Length - 5)}{number[^2..]}";

    /// <summary>Family name kept, the rest stars: <c>测**</c>. One character stays as it is.</summary>
    public static string Name(string name) => name.Length <= 1 ? name : name[..1] + new string('*', name.Length - 1);
}
