using System.Net;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Doctor.Probes;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>Destinations that take events over HTTP, or as files in a folder.</summary>
internal static class WebServerChecks
{
    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        .. PeerChecks.For("http", "HTTP 平台", "HTTP platform", context => Endpoints.Web(context.Options)),
        DoctorCheck.Async("http.answer", "HTTP 平台应答", "HTTP platform's answer", AnswerAsync),
        DoctorCheck.Each("http.token", "HTTP 令牌", "HTTP token", Token),
        DoctorCheck.Each("folder.writable", "文件夹平台", "Folder destination", Folder),
    ];

    public static async Task<IReadOnlyList<(Endpoint Server, WebSight Sight)>> SightsAsync(CheckContext context, CancellationToken stopping) =>
        await Task.WhenAll(Endpoints.Web(context.Options).Select(async one =>
        {
            var token = one.Destination.Http.TokenVariable is { } variable ? context.Machine.Variable(variable) : null;
            return (one, await context.Once($"web {one.On}", () => WebSight.LookAsync(one.Destination, token, context.Clock, stopping)));
        }));

    private static async Task<IReadOnlyList<Finding>> AnswerAsync(CheckContext context, CancellationToken stopping)
    {
        var all = await SightsAsync(context, stopping);
        return all.Count == 0 ? [Finding.Skip("没有 HTTP 平台", "there is no HTTP platform")] : [.. all.Select(one => Judge(one.Server, one.Sight))];
    }

    private static Finding Judge(Endpoint server, WebSight seen) => seen.Status switch
    {
        null => Finding.Fail(Finding.Same(seen.Error ?? "?"), new("平台没有应答", "The platform does not answer"), new("看连接和证书的检查项；都好就找平台方", "See the checks of connection and certificate; if all is well ask the platform"), server.On),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Finding.Fail(Finding.Same($"{(int)seen.Status}"), new("平台不接受这个令牌", "The platform does not accept the token"), new("向平台方要新的令牌", "Ask the platform for a new token"), server.On),
        HttpStatusCode.NotFound => Finding.Warn(Finding.Same("404"), new("平台上可能没有这个地址", "The platform may not have this address"), new("核对 http.url；只接受 POST 的平台也会这样应答", "Check http.url; a platform that only takes POST may answer like this too"), server.On),
        >= HttpStatusCode.InternalServerError => Finding.Warn(Finding.Same($"{(int)seen.Status}"), new("平台自己出错了", "The platform itself is in trouble"), new("告诉平台方；会自动重试", "Tell the platform; it is retried by itself"), server.On),
        _ => Finding.Good($"{(int)seen.Status}, {seen.Took.TotalMilliseconds:0} ms", server.On),
    };

    private static IEnumerable<Finding> Token(CheckContext context) => Endpoints.Web(context.Options).Select(one =>
        one.Destination.Http.TokenVariable is not { } variable ? Finding.Ok("没有配置令牌", "no token configured", one.On)
        : Finding.Of(string.IsNullOrEmpty(context.Machine.Variable(variable)) ? CheckLevel.Fail : CheckLevel.Ok, Finding.Same(variable),
            new("令牌的环境变量是空的", "The environment variable of the token is empty"), new($"设置环境变量 {variable} 后重启网关", $"Set the environment variable {variable} and restart the gateway"), one.On))
        .DefaultIfEmpty(Finding.Skip("没有 HTTP 平台", "there is no HTTP platform"));

    private static IEnumerable<Finding> Folder(CheckContext context) => context.Options.Destinations.Where(one => one is { Enabled: true, Kind: DestinationKinds.File })
        .Select(one => Directory.Exists(one.Folder.Path) && context.Machine.MayUse(one.Folder.Path)
            ? Finding.Good(one.Folder.Path, one.Id)
            : Finding.Fail(Finding.Same(one.Folder.Path), new("文件夹不存在或不能写", "The folder is not there or cannot be written"), new("检查 U 盘或网盘是否接好、网关用户能否写", "Check that its drive is connected and that the gateway's user may write"), one.Id))
        .DefaultIfEmpty(Finding.Skip("没有文件夹平台", "there is no folder destination"));
}
