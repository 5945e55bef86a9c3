using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Doctor.Probes;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>MQTT brokers: reached, trusted, and does the broker let us in.</summary>
internal static class BrokerChecks
{
    private const int BadLogin = 0x86;
    private const int NotAuthorised = 0x87;

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        .. PeerChecks.For("broker", "MQTT 服务器", "MQTT broker", context => Endpoints.Brokers(context.Options)),
        DoctorCheck.Async("broker.connack", "MQTT 登录应答", "MQTT broker's answer", ConnackAsync),
        DoctorCheck.Async("broker.login", "MQTT 用户和密码", "MQTT user and password", LoginAsync),
    ];

    private static Finding None => Finding.Skip("没有 MQTT 平台", "there is no MQTT platform");

    private static async Task<IReadOnlyList<Finding>> ConnackAsync(CheckContext context, CancellationToken stopping)
    {
        if (context.Live is { } live)
            return [.. Endpoints.Brokers(context.Options).Select(one => one.Destination.Id).Distinct().Select(id => OfRunning(live, id)).DefaultIfEmpty(None)];
        var found = new List<Finding>();
        foreach (var (broker, login) in await AnswersAsync(context, stopping))
        {
            found.Add(login switch
            {
                null => Finding.Skip("没有登录：不能连接，或网关由另一个进程运行", "not tried: no connection, or another process runs the gateway", broker.On),
                { Code: null } => Finding.Fail(Finding.Same(login.Words), new("服务器没有应答 CONNECT", "The broker does not answer CONNECT"), new("确认这个端口是 MQTT，并请平台方看服务器日志", "Make sure that this port speaks MQTT, and ask the platform for its log"), broker.On),
                { Code: 0 } => Finding.Good(login.Words, broker.On),
                _ => Finding.Of(ReasonTable.OfConnect(login.Code.Value) == Verdict.Alarm ? CheckLevel.Fail : CheckLevel.Warn, Finding.Same($"0x{login.Code:X2} {login.Words}"),
                    new("服务器拒绝了这台网关", "The broker refuses this gateway"), new("把应答码告诉平台方；会自动重试", "Tell the platform the reason code; it is retried by itself"), broker.On),
            });
        }

        return found.Count > 0 ? found : [None];
    }

    private static async Task<IReadOnlyList<Finding>> LoginAsync(CheckContext context, CancellationToken stopping)
    {
        var found = new List<Finding>();
        foreach (var (broker, login) in await AnswersAsync(context, stopping))
        {
            if (broker.Destination.PasswordVariable is { } variable && string.IsNullOrEmpty(context.Machine.Variable(variable)))
                found.Add(Finding.Fail(new($"环境变量 {variable} 是空的", $"environment variable {variable} is empty"), new("没有密码可用", "There is no password to log in with"), new($"设置环境变量 {variable} 后重启网关", $"Set the environment variable {variable} and restart the gateway"), broker.On));
            else if (login?.Code is BadLogin or NotAuthorised)
                found.Add(Finding.Fail(Finding.Same(login.Words), new("服务器不接受这个用户或密码", "The broker does not accept this user or password"), new("向平台方核对用户名、密码和权限", "Have user name, password and rights confirmed by the platform"), broker.On));
            else
                found.Add(broker.Destination.UserName is null ? Finding.Ok("没有配置用户", "no user configured", broker.On) : Finding.Ok("有用户和密码", "user and password are set", broker.On));
        }

        return found.Count > 0 ? found : [None];
    }

    private static async Task<IReadOnlyList<(Endpoint Broker, BrokerLogin? Login)>> AnswersAsync(CheckContext context, CancellationToken stopping) =>
        await Task.WhenAll(Endpoints.Brokers(context.Options).Select(async broker =>
        {
            if (!context.MayOpenDevices || (await PeerChecks.SightAsync(context, broker, stopping)).Connected is null)
                return (broker, (BrokerLogin?)null);
            var password = broker.Destination.PasswordVariable is { } variable ? context.Machine.Variable(variable) : null;
            return (broker, await context.Once($"login {broker.On}", () => BrokerLogin.TryAsync(broker, context.Options.GatewayId, password, context.Clock, stopping)));
        }));

    // The running gateway is that client already: it says itself how it is answered.
    private static Finding OfRunning(LiveGateway live, string id) => live.Destinations.FirstOrDefault(view => view.Id == id) switch
    {
        null => Finding.Skip("网关还没有开始", "the gateway has not begun yet", id),
        { State: "connected" } view => Finding.Ok($"已连接 {view.Address}", $"connected to {view.Address}", id),
        var view => Finding.Of(CheckLevel.Fail, new Bilingual($"{view.State}：{view.LastError ?? "—"}", $"{view.State}: {view.LastError ?? "-"}"),
            new("网关没有连上这个平台", "The gateway is not connected to this platform"), new("看同一平台的其他检查项；会自动重连", "See the other checks of this platform; it reconnects by itself"), id),
    };
}
