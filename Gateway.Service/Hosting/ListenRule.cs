using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Web;

namespace EdgeGateway.Service.Hosting;

/// <summary>
/// Whether the gateway may listen where it is told to. Pages show buyers and cases: other machines reach them only over TLS and
/// with a password.
/// </summary>
internal static class ListenRule
{
    /// <summary>The address to bind; loopback when the text is none (the configuration check has said so by then).</summary>
    public static IPAddress Address(WebOptions options) =>
        options.Listen == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(options.Listen, out var address) ? address : IPAddress.Loopback;

    public static bool IsAddress(WebOptions options) => options.Listen == "localhost" || IPAddress.TryParse(options.Listen, out _);

    public static bool IsLocal(WebOptions options) => IPAddress.IsLoopback(Address(options));

    /// <summary>The reason why the start must stop, or null.</summary>
    public static Bilingual? Objection(WebOptions options)
    {
        if (IsLocal(options) || (options.CertificateFile is not null && options.PasswordVariable is not null))
            return null;
        var missing = (options.CertificateFile, options.PasswordVariable) switch
        {
            (null, null) => "web.certificateFile, web.passwordVariable",
            (null, _) => "web.certificateFile",
            _ => "web.passwordVariable",
        };
        return new(
            $"监听地址 {options.Listen} 会让其他电脑访问本机页面，必须同时配置 TLS 证书和操作密码；缺少：{missing}。或者改回 127.0.0.1。",
            $"Listening on {options.Listen} lets other machines reach these pages; that needs a TLS certificate and an operator password. Missing: {missing}. Or go back to 127.0.0.1.");
    }

    /// <summary>What only shows on the machine that runs it: the named variable is empty, the certificate cannot be read.</summary>
    public static Bilingual? ObjectionHere(WebOptions options, Func<string, string?> environment)
    {
        if (options.PasswordVariable is { } variable && string.IsNullOrWhiteSpace(environment(variable)))
        {
            return new(
                $"环境变量 {variable} 为空，里面应当是操作密码（web.passwordVariable）。",
                $"Environment variable {variable} is empty; it should hold the operator password (web.passwordVariable).");
        }
        if (options.CertificateFile is { } file && !File.Exists(file))
            return new($"找不到证书文件 {file}（web.certificateFile）。", $"There is no certificate file {file} (web.certificateFile).");
        return options.CertificateFile is { } pem ? Unreadable(pem) : null;
    }

    private static Bilingual? Unreadable(string file)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPemFile(file);
            return null;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return new(
                $"证书文件 {file} 无法使用（web.certificateFile）：里面应当有 PEM 格式的证书和私钥，本程序的用户应当能读取。",
                $"The certificate file {file} cannot be used (web.certificateFile): it should hold certificate and private key as PEM, readable for this user. {e.Message}");
        }
    }
}
