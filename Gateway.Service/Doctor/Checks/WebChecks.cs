using System.Net;
using System.Net.Sockets;
using EdgeGateway.Service.Hosting;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>The gateway's own pages: port, certificate, password.</summary>
internal static class WebChecks
{
    private const int ShortPassword = 10;

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Of("web.port", "页面端口", "Port of the pages", Port),
        DoctorCheck.Of("web.certificate", "页面证书", "Certificate of the pages", context => context.Options.Web.CertificateFile is { } file
            ? PeerChecks.File(file, context.Clock.GetUtcNow(), Path.GetFileName(file)) : Finding.Skip("没有用加密", "no encryption is used")),
        DoctorCheck.Of("web.password", "操作密码", "Operator password", Password),
    ];

    private static Finding Port(CheckContext context)
    {
        var web = context.Options.Web;
        if (context.Live is not null || web.Port == 0)
            return Finding.Good($"{web.Listen}:{web.Port}");
        try
        {
            using var listener = new TcpListener(ListenRule.Address(web), web.Port);
            listener.Start();
            return Finding.Ok($"{web.Listen}:{web.Port} 空闲", $"{web.Listen}:{web.Port} is free");
        }
        catch (SocketException taken)
        {
            return Finding.Of(context.HeldByAnother ? CheckLevel.Ok : CheckLevel.Fail, Finding.Same($"{web.Listen}:{web.Port}: {taken.Message}"),
                new("页面端口被别的程序占用，网关启动不了", "Another program has the port of the pages: the gateway cannot start"), new("换一个 web.port，或关掉那个程序（ss -ltnp）", "Take another web.port, or end that program (ss -ltnp)"));
        }
    }

    private static Finding Password(CheckContext context)
    {
        if (context.Options.Web.PasswordVariable is not { } variable)
            return Finding.Skip("只在本机打开，不问密码", "open on this machine only, no password is asked");
        if (context.Machine.Variable(variable) is not { Length: > 0 } password)
            return Finding.Warn(Finding.Same(variable), new("操作密码是空的", "The operator password is empty"), new($"设置环境变量 {variable}", $"Set the environment variable {variable}"));
        return Finding.Of(password.Length < ShortPassword ? CheckLevel.Warn : CheckLevel.Ok, new(password.Length < ShortPassword ? "很短" : "长度够", password.Length < ShortPassword ? "short" : "long enough"),
            new($"操作密码不到 {ShortPassword} 个字符，容易被猜到", $"The operator password has less than {ShortPassword} characters and is guessed easily"), new("换一个长的密码", "Take a longer one"));
    }
}
