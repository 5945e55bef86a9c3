using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Delivery.Media;

/// <summary>The state of a destination's pictures in the words of the person in front of the box.</summary>
internal static class PictureTrouble
{
    public static Trouble? Of(string id, string? lastError, StillsView view)
    {
        if (lastError is not null && view.Waiting > 0)
            return new Trouble(
                "destination.pictures-wait",
                new Bilingual($"平台 {id} 暂时收不到图片（{lastError}）；{view.Waiting} 张在本机等待，案件记录照常发送", $"Platform {id} gets no pictures now ({lastError}); {view.Waiting} wait on this box, events go on"),
                new Bilingual("不用操作，本机会自动重试；若超过一小时请核对 stills 设置并联系平台管理员", "Nothing to do, it is retried; after an hour check the stills settings and ask the platform's operator"));
        if (view.Refused > 0)
            return new Trouble(
                "destination.pictures-refused",
                new Bilingual($"平台 {id} 拒收了 {view.Refused} 张图片，原件仍在本机", $"Platform {id} refused {view.Refused} pictures; the originals stay on this box"),
                new Bilingual("请查看原因（目标的图片清单），处理后重发", "Look at the reason in the destination's list of pictures, then have them sent again"));
        return null;
    }
}
