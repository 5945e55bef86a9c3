using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.Tests.IdCardReader;

/// <summary>Answers as the parser gives them.</summary>
internal static class Answers
{
    public static SamAnswer NoCard => Of(SamStatus.FindFailed);
    public static SamAnswer Found => Of(SamStatus.Found, new byte[4]);
    public static SamAnswer Selected => Of(SamStatus.Success, new byte[8]);
    public static SamAnswer Alive => Of(SamStatus.Success);

    public static SamAnswer Of(byte sw3, byte[]? data = null)
    {
        var answers = new List<SamAnswer>();
        new SamParser().Feed(SamFrame.Answer(sw3, data), answers);
        return answers[0];
    }

    public static SamAnswer Number(byte last) => Of(SamStatus.Success, [.. new byte[15], last]);

    public static SamAnswer Base(IdentityDocument document) => Of(SamStatus.Success, VirtualCard.Of(document).BaseData(null));
}
