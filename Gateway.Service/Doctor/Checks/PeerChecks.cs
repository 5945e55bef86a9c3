using System.Globalization;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.Doctor.Probes;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>Connection and TLS of every address, the same for brokers and web servers.</summary>
internal static class PeerChecks
{
    private const int SoonDays = 14;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    /// <param name="prefix">Start of the ids: <c>broker</c> or <c>http</c>.</param>
    /// <param name="zh">What it is, Chinese.</param>
    /// <param name="en">What it is, English.</param>
    /// <param name="of">Its addresses.</param>
    public static IReadOnlyList<DoctorCheck> For(string prefix, string zh, string en, Func<CheckContext, IReadOnlyList<Endpoint>> of)
    {
        DoctorCheck Check(string name, string whatZh, string whatEn, Func<CheckContext, Endpoint, PeerSight, Finding?> judge) =>
            DoctorCheck.Async($"{prefix}.{name}", $"{zh}{whatZh}", $"{en} {whatEn}", async (context, stopping) =>
            {
                var findings = await Task.WhenAll(of(context).Select(async one => judge(context, one, await SightAsync(context, one, stopping))));
                return findings.OfType<Finding>().ToList() is { Count: > 0 } some ? some : [Finding.Skip("没有这样的地址", "there is no such address")];
            });
        return
        [
            Check("tcp", "连接", "connection", Reach),
            Check("tls.handshake", "加密握手", "TLS handshake", Handshake),
            Check("tls.protocol", "加密版本", "TLS version", Protocol),
            Check("tls.chain", "证书信任", "certificate trust", Chain),
            Check("tls.name", "证书名称", "certificate name", Name),
            Check("tls.expiry", "证书有效期", "certificate expiry", Expiry),
            DoctorCheck.Each($"{prefix}.tls.files", $"{zh}证书文件", $"{en} certificate files", context => of(context).SelectMany(one => Files(context, one)).DefaultIfEmpty(Finding.Skip("没有配置证书文件", "no certificate files are configured"))),
        ];
    }

    public static Task<PeerSight> SightAsync(CheckContext context, Endpoint one, CancellationToken stopping) =>
        context.Once($"peer {one.On}", () => PeerSight.LookAsync(one.Host, one.Port, one.Tls ? one.Files : null, context.Clock, stopping));

    private static Finding? Reach(CheckContext context, Endpoint one, PeerSight seen)
    {
        if (seen.Refused)
            return Finding.Fail(new($"连不上：{seen.Error}", $"no connection: {seen.Error}"),
                new($"服务器 {one.Host} 在，但 {one.Port} 端口没有程序在接收", $"The server {one.Host} is there, but nothing listens on port {one.Port}"),
                new("网络是通的：请平台方启动服务，并核对端口", "The network works: have the service started and the port confirmed by the platform"), one.On);
        if (seen.Connected is not { } took)
            return Finding.Fail(new($"连不上：{seen.Error}", $"no connection: {seen.Error}"),
                new($"到不了 {one.Host} 的 {one.Port} 端口", $"Port {one.Port} of {one.Host} cannot be reached"),
                new("检查网线、路由器、防火墙；都好就请平台方确认地址和端口", "Check cable, router and firewall; if all is well have address and port confirmed by the platform"), one.On);
        return Finding.Of(took > Slow ? CheckLevel.Warn : CheckLevel.Ok, Finding.Same($"{took.TotalMilliseconds:0} ms"),
            new("网络很慢", "The network is slow"), new("换个时间再查；总是慢就换线路", "Check at another time; if it stays, change the line"), one.On);
    }

    private static Finding? Handshake(CheckContext context, Endpoint one, PeerSight seen)
    {
        if (!one.Tls)
        {
            return one.IsLoopback
                ? Finding.Skip("在本机，不需要加密", "on this machine, needs no encryption", one.On)
                : Finding.Warn(new("没有加密", "not encrypted"), new("网络上的人能看到和改动上报内容", "People on the network can read and change what is sent"),
                    new("请平台方提供加密地址（mqtts 或 https）", "Ask the platform for an encrypted address (mqtts or https)"), one.On);
        }
        if (seen.Connected is null)
            return Finding.Skip("没有连接", "no connection", one.On);
        if (seen.FileError is { } file)
            return Finding.Fail(Finding.Same(file), new("本机的证书文件用不了", "This box's certificate files cannot be used"), new("检查 caFile、clientCertificateFile、clientKeyFile", "Check caFile, clientCertificateFile and clientKeyFile"), one.On);
        return seen.Certificate is not null && seen.Error is null
            ? Finding.Good(seen.Certificate.Subject, one.On)
            : Finding.Fail(Finding.Same(seen.Error ?? "?"), new("加密握手失败", "The TLS handshake failed"),
                new("确认端口是加密端口；平台要求客户端证书时请配置", "Make sure that the port is the encrypted one; configure a client certificate where the platform asks for it"), one.On);
    }

    private static Finding? Protocol(CheckContext context, Endpoint one, PeerSight seen) => seen.Certificate is null ? null : Finding.Of(
        seen.Protocol is SslProtocols.Tls12 or SslProtocols.Tls13 ? CheckLevel.Ok : CheckLevel.Warn, Finding.Same(seen.Protocol.ToString()),
        new("平台用的是过时的加密版本", "The platform uses an outdated TLS version"), new("请平台方升级到 TLS 1.2 以上", "Ask the platform to go to TLS 1.2 or later"), one.On);

    private static Finding? Chain(CheckContext context, Endpoint one, PeerSight seen)
    {
        if (seen.Certificate is not { } certificate)
            return null;
        var now = context.Clock.GetUtcNow();
        var outOfDate = certificate.From > now || certificate.Until < now;
        return Finding.Of(
            certificate.Distrust is null ? CheckLevel.Ok : CheckLevel.Fail,
            Finding.Same(certificate.Distrust is { } why ? $"{certificate.Issuer}: {why}" : certificate.Issuer),
            new("平台的证书不被信任", "The platform's certificate is not trusted"),
            outOfDate
                ? new("先看证书有效期一项：日期的问题解决后再查一次", "See its expiry first; look again when the date is right")
                : new("把平台的根证书写进 destinations[].caFile；刚换过证书就请平台方确认", "Put the platform's root certificate into destinations[].caFile; if it was just changed have it confirmed"),
            one.On);
    }

    private static Finding? Name(CheckContext context, Endpoint one, PeerSight seen) => seen.Certificate is not { } certificate ? null : Finding.Of(
        certificate.NameFits ? CheckLevel.Ok : CheckLevel.Fail, Finding.Same(certificate.Subject),
        new($"证书不是给 {one.Host} 的", $"The certificate is not for {one.Host}"),
        new("用证书上的域名作地址，不要用 IP", "Use the name in the certificate as the address, not the IP"), one.On);

    private static Finding? Expiry(CheckContext context, Endpoint one, PeerSight seen)
    {
        if (seen.Certificate is not { } certificate)
            return null;
        var now = context.Clock.GetUtcNow();
        return certificate.From > now
            ? Finding.Fail(new($"从 {Day(certificate.From)} 起有效", $"valid from {Day(certificate.From)}"), new("证书还没有生效，多半是本机时间慢了", "The certificate is not valid yet: probably this box's clock is behind"),
                new("校准本机时间", "Set this box's clock"), one.On)
            : Until(certificate.Until, now, one.On, new("请平台方更换证书", "Ask the platform to renew its certificate"));
    }

    private static IEnumerable<Finding> Files(CheckContext context, Endpoint one)
    {
        foreach (var file in new[] { one.Destination.CaFile, one.Destination.ClientCertificateFile }.OfType<string>())
            yield return File(file, context.Clock.GetUtcNow(), $"{one.Destination.Id} {Path.GetFileName(file)}");
    }

    /// <summary>A certificate file of this box, by its earliest end.</summary>
    public static Finding File(string file, DateTimeOffset now, string on)
    {
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPemFile(file);
            var until = all.Select(one => new DateTimeOffset(one.NotAfter.ToUniversalTime())).DefaultIfEmpty(DateTimeOffset.MinValue).Min();
            return all.Count == 0
                ? Finding.Fail(new("文件里没有证书", "no certificate in the file"), new("证书文件用不了", "The certificate file cannot be used"), new("换上 PEM 格式的证书文件", "Put a certificate file in PEM format there"), on)
                : Until(until, now, on, new("更换这个证书文件", "Renew this certificate file"));
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return Finding.Fail(Finding.Same(unusable.Message), new("证书文件用不了", "The certificate file cannot be used"), new("检查文件是否存在、能否读取、是否 PEM 格式", "Check that the file is there, readable and in PEM format"), on);
        }
        finally
        {
            foreach (var certificate in all)
                certificate.Dispose();
        }
    }

    private static Finding Until(DateTimeOffset until, DateTimeOffset now, string on, Protocols.Messages.Bilingual next)
    {
        var days = Math.Floor((until - now).TotalDays);
        return Finding.Of(days < 0 ? CheckLevel.Fail : days < SoonDays ? CheckLevel.Warn : CheckLevel.Ok,
            new($"有效期至 {Day(until)}，还有 {days} 天", $"valid until {Day(until)}, {days} days left"),
            days < 0 ? new("证书过期了", "The certificate has expired") : new("证书快要过期", "The certificate expires soon"), next, on);
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
