using System.Text;

namespace EdgeGateway.Protocols.IdCard;

/// <summary>The address that was written to a card after it was issued (30 03).</summary>
public static class NewAddress
{
    private const int Bytes = 70;

    /// <summary>The address; empty when the card carries none; null when the answer is no success or not 70 bytes long.</summary>
    public static string? Read(in SamAnswer answer) => answer.Class switch
    {
        SamClass.Empty => "",
        SamClass.Ok when answer.Data.Length == Bytes => Encoding.Unicode.GetString(answer.Data.Span).Trim(' ', '\0', '\u3000'),
        _ => null,
    };
}
