using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Web.Shell;

/// <summary>What people call the kinds of thing.</summary>
internal static class ThingNames
{
    public static Bilingual Of(string kind) => kind switch
    {
        ThingKinds.IdCardReader => new("身份证阅读器", "ID-card reader"),
        ThingKinds.Scanner => new("扫码枪", "Scanner"),
        ThingKinds.ReceiptPrinter => new("小票打印机", "Receipt printer"),
        ThingKinds.Camera => new("摄像头", "Camera"),
        ThingKinds.Destination => new("上报平台", "Platform"),
        ThingKinds.Journal => new("本地账本", "Journal"),
        ThingKinds.Broker => new("本地消息服务", "Local broker"),
        ThingKinds.Receiver => new("本地接收端", "Local receiver"),
        _ => new(kind, kind),
    };
}
