using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.IdCardReader;

/// <summary>What people read when the reader or the card is the trouble.</summary>
internal static class ReaderTroubles
{
    public static readonly DeviceWords Words = new(ThingKinds.IdCardReader, "reader", new Bilingual("身份证阅读器", "ID card reader"));

    public static readonly Trouble NoAnswer = new("reader.no-answer",
        new("身份证阅读器没有回应", "The ID card reader does not answer"),
        new("请看它的电源灯，拔下 USB 线等五秒再插上；尽量插 USB 2.0 口", "Look at its power light; unplug it, wait five seconds, plug it in, best into a USB 2.0 port"));

    public static readonly Trouble SelfTestFailed = new("reader.self-test",
        new("身份证阅读器自检失败", "The ID card reader failed its self-test"),
        new("请拔下再插上；仍不行就更换阅读器并联系厂家", "Unplug it and plug it in again; if that does not help replace it and call its maker"));

    public static readonly Trouble NotAuthorised = new("reader.not-authorised",
        new("身份证阅读器的安全模块没有授权", "The security module of the ID card reader is not authorised"),
        new("请联系阅读器厂家，这台阅读器不能读身份证", "Call the maker: this reader cannot read ID cards"));

    public static readonly Trouble Fault = new("reader.fault",
        new("身份证阅读器出错，读不了卡", "The ID card reader has a fault and cannot read the card"),
        new("请把卡拿开再放一次；仍不行就拔下阅读器再插上", "Lift the card and place it again; if that does not help unplug the reader and plug it in"));

    public static readonly Trouble CardMoved = new("reader.card-moved",
        new("身份证没放稳，没有读完", "The card moved and was not read to the end"),
        new("请拿起身份证，重新放平，听到提示前不要移动", "Lift the card, lay it flat and keep it still until it is read"));

    public static readonly Trouble NotAnIdCard = new("reader.other-card",
        new("这不是身份证", "This is not an ID card"),
        new("请拿开这张卡，放上身份证", "Take this card away and place the ID card"));

    public static readonly Trouble NothingPlaced = new("reader.nothing-placed",
        new("30 秒内没有读到身份证", "No ID card was read within 30 seconds"),
        new("请把身份证平放在阅读器上再试；换一张证也不行就联系厂家", "Lay an ID card flat on the reader and try again; if another card fails too call the maker"));

    public static readonly Trouble NotVerified = new("reader.not-verified",
        new("这张证件没有通过芯片验证", "The chip of this card did not verify"),
        new("请重放一次；仍不行请核对证件真伪，不要使用读到的内容", "Place it once more; if it fails again check whether the card is genuine, and do not use it"));
}
