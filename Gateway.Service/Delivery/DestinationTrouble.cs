using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Receipts;
using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Delivery;

/// <summary>A destination's state in the words of the person in front of the box.</summary>
internal static class DestinationTrouble
{
    /// <summary>Null when there is nothing to do.</summary>
    public static Trouble? Of(string id, DestinationState state, Answer? refusal, BookPage page, long waiting)
    {
        if (state is { Link: LinkState.Waiting, Loss: { } loss })
            return Of(id, loss, waiting);
        if (state.Link != LinkState.Connected)
            return null;
        if (refusal is { } answer)
            return Of(id, answer, waiting);
        if (page.Quarantined > 0)
            return new Trouble(
                "destination.rejected",
                new Bilingual($"平台 {id} 拒收了 {page.Quarantined} 条记录，已单独保存，其他记录照常发送", $"Platform {id} refused {page.Quarantined} events; they are set aside, the others go on"),
                new Bilingual("请在运维页的“隔离区”查看原因，处理后点“重发”", "Look at the reason under Quarantine on the Ops page; after fixing it press Re-send"));
        if (page.Receipt is { } conflict && conflict.Chain.StartsWith(Receipt.Conflict, StringComparison.Ordinal))
            return new Trouble(
                "destination.conflict",
                new Bilingual($"平台 {id} 收到两条同一编号但内容不同的记录（{conflict.Chain}）：可能有另一台设备用了本机的编号", $"Platform {id} got two different events with one number ({conflict.Chain}): probably another box uses this one's identity"),
                new Bilingual("请检查是否有两台设备用同一个 gatewayId，每台必须不同；改好后请平台管理员核对记录", "Check whether two boxes have the same gatewayId, each needs its own; then ask the platform's operator to compare records"));
        if (page.Receipt is { Chain: not "ok" } receipt)
            return new Trouble(
                "destination.chain-broken",
                new Bilingual($"平台 {id} 报告记录链不连续（{receipt.Chain}）", $"Platform {id} reports that the chain of records does not fit ({receipt.Chain})"),
                new Bilingual("请联系平台管理员核对记录，不要重装本机", "Ask the platform's operator to compare records; do not reinstall this box"));
        return null;
    }

    private static Trouble Of(string id, LinkLoss loss, long waiting)
    {
        var (code, zh, en, stepZh, stepEn) = loss.Kind switch
        {
            LossKind.Certificate => ("certificate", $"平台 {id} 的安全证书通不过检查", $"The security certificate of platform {id} does not pass the check",
                "请核对本机日期时间和配置里的根证书（caFile）；若正确，请联系平台管理员检查证书", "Check this box's date and time and the root certificate it was given (caFile); if they are right, ask the platform's operator about the certificate"),
            LossKind.Expired => ("certificate", $"平台 {id} 的安全证书过期了，或还没有生效", $"The security certificate of platform {id} has expired or is not valid yet",
                "请先核对本机日期时间；若正确，请平台管理员更换证书", "Check this box's date and time first; if they are right, ask the platform's operator to renew the certificate"),
            LossKind.NotListening => ("unreachable", $"平台 {id} 的服务器在，但没有程序在接收", $"The server of platform {id} is there, but nothing listens on it",
                "网络是通的：请平台管理员启动服务，并核对端口；本机会自动重连", "The network works: ask the platform's operator to start the service and check the port; it reconnects by itself"),
            LossKind.Refused => ("refused", $"平台 {id} 拒绝本机登录", $"Platform {id} refuses this box's login",
                "请联系平台管理员核对账号、密码和权限", "Ask the platform's operator to check account, password and permissions"),
            LossKind.SameIdentity => ("same-identity", $"另一台设备正在用本机的编号连接平台 {id}", $"Another box connects to platform {id} with this box's identity",
                "请检查两台设备的 gatewayId，每台必须不同", "Check the gatewayId of both boxes; each needs its own"),
            LossKind.ThrownOut => ("thrown-out", $"平台 {id} 每次连上后马上断开，多半是另一台设备在用本机的编号", $"Platform {id} closes the connection soon after every connect; probably another box uses this box's identity",
                "请检查是否有两台设备用同一个 gatewayId，每台必须不同；都不同则请联系平台管理员", "Check whether two boxes have the same gatewayId, each needs its own; if they differ, ask the platform's operator"),
            LossKind.Silent or LossKind.NoAcknowledgement => ("silent", $"平台 {id} 连得上但没有回应", $"Platform {id} is connected but does not answer",
                "不用操作，本机会自动重试；若超过一小时请联系平台管理员", "Nothing to do, it is retried; call the platform's operator if it lasts more than an hour"),
            LossKind.WrongAddress => ("wrong-address", $"平台 {id} 的接收地址不对", $"Platform {id} does not take records at this address",
                "请核对配置里的 http.url；若正确，请联系平台管理员", "Check http.url in the configuration; if it is right, ask the platform's operator"),
            LossKind.Folder => ("folder", $"目标 {id} 的文件夹用不了", $"The folder of destination {id} cannot be used",
                "请检查文件夹是否存在、是否可写、U盘或网盘是否接好；本机会自动重试", "Check that the folder exists, can be written and its drive is connected; it is retried by itself"),
            _ => ("unreachable", $"平台 {id} 连不上", $"Platform {id} cannot be reached",
                "请检查网线、路由器和上网是否正常；本机会自动重连", "Check the network cable, the router and the internet; it reconnects by itself"),
        };
        return new Trouble($"destination.{code}", new Bilingual(zh + WaitZh(waiting), en + WaitEn(waiting)), new Bilingual(stepZh, stepEn));
    }

    private static Trouble Of(string id, Answer refusal, long waiting) => refusal.Verdict == Verdict.NoSubscriber
        ? new Trouble(
            "destination.nobody-listens",
            new Bilingual($"平台 {id} 连上了，但没有程序在接收记录{WaitZh(waiting)}", $"Platform {id} is connected, but nobody there receives events{WaitEn(waiting)}"),
            new Bilingual("请联系平台管理员启动接收程序；本机会自动重试", "Ask the platform's operator to start the receiver; it is retried by itself"))
        : new Trouble(
            "destination.busy",
            new Bilingual($"平台 {id} 暂时不收记录（{refusal.Reason}）{WaitZh(waiting)}", $"Platform {id} takes no events at the moment ({refusal.Reason}){WaitEn(waiting)}"),
            new Bilingual("不用操作，本机会自动重试", "Nothing to do, it is retried by itself"));

    private static string WaitZh(long waiting) => $"；{waiting} 条记录在本机等待发送，不会丢失";

    private static string WaitEn(long waiting) => $"; {waiting} events wait on this box, nothing is lost";
}
