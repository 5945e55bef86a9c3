using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Web.Ops;

/// <summary>Event types as people say them.</summary>
internal static class EventWords
{
    public static Bilingual Of(string type) => type switch
    {
        EventTypes.SaleRecorded => new("登记销售", "Sale recorded"),
        EventTypes.SaleRefused => new("拒绝销售", "Sale refused"),
        EventTypes.SaleCancelled => new("作废销售", "Sale cancelled"),
        EventTypes.SaleReturned => new("登记退货", "Goods returned"),
        EventTypes.StockReceived => new("登记进货", "Stock received"),
        EventTypes.IdentityRevealed => new("查看身份信息", "Identity revealed"),
        EventTypes.IdentityShredded => new("销毁到期身份信息", "Identities shredded"),
        EventTypes.MediumBound => new("绑定介质", "Medium bound"),
        EventTypes.MediumUnbound => new("解除绑定", "Medium unbound"),
        EventTypes.CatalogueChanged => new("更换商品目录", "Catalogue changed"),
        EventTypes.CertificateIssued => new("开具合格证", "Certificate issued"),
        EventTypes.IdentityRead => new("读取身份证", "Identity read"),
        EventTypes.IdentityShared => new("身份信息交给网页", "Identity handed to a page"),
        EventTypes.PagePaired => new("网页配对", "Page paired"),
        EventTypes.PageUnpaired => new("网页撤销", "Page revoked"),
        EventTypes.InspectionReported => new("专项检查", "Inspection"),
        EventTypes.CaseFiled => new("发现事件", "Case filed"),
        EventTypes.CaseUpdated => new("事件更新", "Case updated"),
        EventTypes.CameraFault => new("摄像机故障", "Camera fault"),
        EventTypes.DeviceChanged => new("设备状态变化", "Device changed"),
        EventTypes.AlertRaised => new("告警", "Alert raised"),
        EventTypes.AlertResolved => new("告警恢复", "Alert over"),
        EventTypes.GatewayStarted => new("网关启动", "Gateway started"),
        EventTypes.ConfigurationChanged => new("修改配置", "Configuration changed"),
        EventTypes.ClockCorrected => new("时钟校正", "Clock corrected"),
        EventTypes.CommandExecuted => new("平台命令", "Command from a platform"),
        EventTypes.EventsDropped => new("空间不足丢弃", "Dropped for want of room"),
        EventTypes.JournalReplaced => new("账本更换", "Journal replaced"),
        _ => new(type, type),
    };
}
