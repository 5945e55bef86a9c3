using System.Net.Sockets;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Web;
using Microsoft.AspNetCore.Connections;

namespace EdgeGateway.Service.Hosting;

/// <summary>Turns the two ways in which an address cannot be opened into a sentence for the person who starts the gateway.</summary>
internal static class ListenTrouble
{
    /// <summary>What to say of a failed start; null when it failed for another reason.</summary>
    public static Bilingual? Describe(Exception failure, WebOptions options)
    {
        var place = $"{options.Listen}:{options.Port}";
        return failure switch
        {
            { InnerException: AddressInUseException } => new(
                $"{place} 已被其他程序占用，可能本机已经有一个网关在运行。请先停止它，或在 web.port 中换一个端口。",
                $"Another program uses {place}, perhaps a gateway that already runs here. Stop it first, or give this one another web.port."),
            SocketException { SocketErrorCode: SocketError.AccessDenied } => new(
                $"没有权限监听 {place}。请在 web.port 中使用 1024 以上的端口。",
                $"This user may not listen on {place}. Use a web.port above 1024."),
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => new(
                $"本机没有地址 {options.Listen}（web.listen）。",
                $"This machine has no address {options.Listen} (web.listen)."),
            _ => null,
        };
    }
}
