using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Expiry;

/// <summary>What a certificate's end means. Pure.</summary>
internal static class CertificateJudge
{
    /// <summary>So many days before, somebody is asked to get a new one.</summary>
    public const int SoonDays = 30;

    public static (ThingState State, Trouble? Trouble) Of(CertificateReading reading, DateTimeOffset now)
    {
        var name = NameOf(reading.File);
        if (reading.Expires is not { } end)
        {
            return (ThingState.Offline, new Trouble(
                "certificate.unreadable",
                new($"{name.Zh}（{reading.File.Name}）读不出来。", $"{name.En} ({reading.File.Name}) cannot be read."),
                new("请检查文件是否存在、权限和 PEM 格式。", "Check that the file is there, its permissions, and that it is PEM.")));
        }

        var (day, left) = ($"{end:yyyy-MM-dd}", reading.DaysLeft(now)!.Value);
        if (end <= now)
        {
            return (ThingState.Offline, new Trouble(
                "certificate.expired",
                new($"{name.Zh}（{reading.File.Name}）已于 {day} 到期。", $"{name.En} ({reading.File.Name}) expired on {day}."),
                new($"请先核对本机日期；日期正确就{Renewal(reading.File).Zh}", $"Check this box's date; if it is right {Renewal(reading.File).En}")));
        }

        return left >= SoonDays ? (ThingState.Online, null) : (ThingState.Degraded, new Trouble(
            "certificate.expiring",
            new($"{name.Zh}（{reading.File.Name}）还有 {left} 天到期（{day}）。", $"{name.En} ({reading.File.Name}) expires in {left} days ({day})."),
            new($"请现在{Renewal(reading.File).Zh}", $"Now {Renewal(reading.File).En}")));
    }

    /// <summary>What people call it.</summary>
    public static Bilingual NameOf(CertificateFile file) => file.Use switch
    {
        WatchedFile.Page => new("本机页面的证书", "The page's certificate"),
        WatchedFile.Client => new($"平台 {file.Destination} 用的本机证书", $"This box's certificate for platform {file.Destination}"),
        CertificateFile.Server => new($"平台 {file.Destination} 的服务器证书", $"The server certificate of platform {file.Destination}"),
        _ => new($"平台 {file.Destination} 的根证书", $"The authority of platform {file.Destination}"),
    };

    private static Bilingual Renewal(CertificateFile file) => file.Use switch
    {
        CertificateFile.Server => new("请平台方更换证书，本机不用操作。", "ask the platform's operator to renew it; nothing is to be done on this box."),
        WatchedFile.Page => new("申请并换上新证书，文件换好后自动生效。", "get a new certificate and put it in; the page takes it by itself."),
        _ => new("申请并换上新证书，换好后下次连接时自动生效。", "get a new certificate and put it in; it is read at the next connect."),
    };
}
