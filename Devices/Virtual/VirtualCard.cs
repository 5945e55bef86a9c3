using System.Text;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.Virtual;

/// <summary>A card that can be put on a virtual reader.</summary>
/// <param name="Text">256 bytes of text; null: a card that is no ID card.</param>
/// <param name="NewAddress">Address written later, empty for none.</param>
public sealed record VirtualCard(ReadOnlyMemory<byte>? Text, string NewAddress = "")
{
    private const int PhotoLength = 1024;
    private const int AddressCharacters = 35;

    /// <summary>A bus card, say.</summary>
    public static VirtualCard NoIdCard { get; } = new((ReadOnlyMemory<byte>?)null);

    public static VirtualCard Of(IdentityDocument document) => new(IdentityTextWriter.Write(document));

    /// <summary>Data of a base answer: lengths, text, a photo of zeros.</summary>
    internal byte[] BaseData(int? fingerprint)
    {
        byte[] lengths = fingerprint is { } length ? [1, 0, 4, 0, (byte)(length >> 8), (byte)length] : [1, 0, 4, 0];
        return [.. lengths, .. Text!.Value.Span, .. new byte[PhotoLength + (fingerprint ?? 0)]];
    }

    internal byte[] AddressData() => Encoding.Unicode.GetBytes(NewAddress.PadRight(AddressCharacters)[..AddressCharacters]);
}
