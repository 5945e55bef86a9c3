using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Web.Ops;

/// <summary>Things that stand together on the page.</summary>
internal sealed record ThingGroup(Bilingual Name, Func<ThingStatus, bool> Has)
{
    public static IReadOnlyList<ThingGroup> All { get; } =
    [
        new(new("收银设备", "Till devices"), thing => thing.Kind is ThingKinds.IdCardReader or ThingKinds.Scanner or ThingKinds.ReceiptPrinter),
        new(new("摄像头", "Cameras"), thing => thing.Kind is ThingKinds.Camera),
        new(new("上报平台", "Platforms"), thing => thing.Kind is ThingKinds.Destination),
        new(new("本机", "This machine"), thing => thing.Kind is ThingKinds.Journal or ThingKinds.Space or ThingKinds.Broker or ThingKinds.Receiver
            or ThingKinds.Certificate or ThingKinds.BoxInput),
        new(new("其他", "Others"), thing => thing.Kind is not (ThingKinds.IdCardReader or ThingKinds.Scanner or ThingKinds.ReceiptPrinter
            or ThingKinds.Camera or ThingKinds.Destination or ThingKinds.Journal or ThingKinds.Space or ThingKinds.Broker or ThingKinds.Receiver
            or ThingKinds.Certificate or ThingKinds.BoxInput)),
    ];
}
