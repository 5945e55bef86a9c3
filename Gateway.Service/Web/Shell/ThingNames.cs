using EdgeGateway.Protocols.Messages;
using MudBlazor;

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
        ThingKinds.Space => new("存储空间", "Space"),
        ThingKinds.Broker => new("本地消息服务", "Local broker"),
        ThingKinds.Receiver => new("本地接收端", "Local receiver"),
        ThingKinds.Certificate => new("证书", "Certificates"),
        ThingKinds.BoxInput => new("信号线", "Wire"),
        _ => new(kind, kind),
    };

    /// <summary>Kind and id: 扫码枪 scanner-1. The id alone says nothing to a clerk, the kind alone not which one.</summary>
    public static string Title(ThingStatus thing, Language language) => $"{language.Say(Of(thing.Kind))} {thing.Id}";

    public static string Icon(string kind) => kind switch
    {
        ThingKinds.IdCardReader => Icons.Material.Rounded.Badge,
        ThingKinds.Scanner => Icons.Material.Rounded.QrCodeScanner,
        ThingKinds.ReceiptPrinter => Icons.Material.Rounded.ReceiptLong,
        ThingKinds.Camera => Icons.Material.Rounded.Videocam,
        ThingKinds.Destination => Icons.Material.Rounded.CloudUpload,
        ThingKinds.Journal => Icons.Material.Rounded.MenuBook,
        ThingKinds.Space => Icons.Material.Rounded.Storage,
        ThingKinds.Broker => Icons.Material.Rounded.Hub,
        ThingKinds.Receiver => Icons.Material.Rounded.Inbox,
        ThingKinds.Certificate => Icons.Material.Rounded.VerifiedUser,
        ThingKinds.BoxInput => Icons.Material.Rounded.Cable,
        _ => Icons.Material.Rounded.DeviceHub,
    };
}
