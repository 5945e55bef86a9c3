using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Cases.Handover;

internal static class HandoverTroubles
{
    public static Trouble Given() => new(
        "camera.handed-over",
        new Bilingual("该摄像机已移交给另一台设备，本机不再处理。", "This camera was handed over to another box; it does not run here."),
        new Bilingual("从本机配置中删除它；如移交作废，用“收回”重新接管。", "Take it out of this box's configuration; if the handover is void, take it back."));
}
