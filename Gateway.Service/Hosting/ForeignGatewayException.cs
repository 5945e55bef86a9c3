using System.Security.Authentication;

namespace EdgeGateway.Service.Hosting;

/// <summary>Whoever listens on the gateway's port does not show the gateway's certificate, so it was told nothing.</summary>
/// <param name="file">The certificate file of the configuration; null when it names none.</param>
/// <param name="readable">Could it be read?</param>
internal sealed class ForeignGatewayException(string? file, bool readable) : AuthenticationException(Sentence(file, readable))
{
    /// <summary>The one inside, however deep HTTP wrapped it.</summary>
    public static ForeignGatewayException? In(Exception? trouble) => trouble switch
    {
        null => null,
        ForeignGatewayException here => here,
        _ => In(trouble.InnerException),
    };

    private static string Sentence(string? file, bool readable) => readable
        ? $"在网关端口上应答的程序出示的不是 {file} 里的证书，因此没有向它发送口令，也没有问它任何问题。证书刚换过就重启网关，否则请查是谁占用了这个端口。 / "
          + $"Whoever answers on the gateway's port does not show the certificate of {file}, so it got neither the password nor a question. If the certificate is new, restart the gateway; otherwise find out who holds that port."
        : $"证书文件 {file} 读不出来，无法确认端口上是不是本机网关，因此没有向它发送口令。请用能读它的用户运行（例如 sudo）。 / "
          + $"The certificate file {file} cannot be read, so nobody can tell whether this is our gateway, and it did not get the password. Run this as a user who may read it (sudo, for instance).";
}
