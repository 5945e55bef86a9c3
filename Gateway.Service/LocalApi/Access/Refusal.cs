using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.LocalApi.Access;

/// <summary>Why a page gets no answer.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Reason">For the page's programmer and the clerk.</param>
internal sealed record Refusal(int Status, Trouble Reason)
{
    public static Refusal NotThisMachine { get; } = Of(403, "page.not-local", "请求来自另一台电脑", "The request comes from another machine",
        "本地接口只给本机浏览器用", "The local API serves browsers on this machine only");

    public static Refusal NoOrigin { get; } = Of(403, "page.no-origin", "请求没有 Origin", "The request has no Origin",
        "请在网页脚本里用 fetch 调用", "Call it with fetch from a page");

    public static Refusal Unlisted { get; } = Of(403, "page.unlisted", "这个网页不在允许名单里", "This page is not on the list",
        "请管理员把它写进配置 localApi.pages", "Have it added to localApi.pages in the configuration");

    public static Refusal TooMany { get; } = Of(429, "page.too-many", "请求太频繁", "Too many requests", "请稍后再试", "Wait a moment");

    public static Refusal TooBig { get; } = Of(413, "page.too-big", "请求内容太大", "The request is too big", "请减小内容", "Send less");

    public static Refusal Unknown { get; } = Of(404, "page.unknown", "没有这个接口", "There is no such endpoint", "请看 /local/v1/openapi.json", "See /local/v1/openapi.json");

    public static Refusal Unsigned { get; } = Of(401, "page.unsigned", "请求没有签名", "The request is not signed",
        "请先配对，再签名每个请求", "Pair first, then sign every request");

    public static Refusal OtherStart { get; } = Of(401, "page.session", "网关重新启动过", "The gateway was restarted",
        "请重新读取 /local/v1/probe 的时间", "Read the time from /local/v1/probe again");

    public static Refusal Untimely { get; } = Of(401, "page.time", "请求的时间不对", "The request's time is off",
        "请按 /local/v1/probe 的时间校准", "Take the time from /local/v1/probe");

    public static Refusal UnknownKey { get; } = Of(401, "page.unpaired", "没有这个配对，或已被撤销", "There is no such pairing, or it was revoked",
        "请重新配对", "Pair again");

    public static Refusal BadSignature { get; } = Of(401, "page.signature", "签名不对", "The signature is wrong", "请检查签名的六行文字", "Check the six signed lines");

    public static Refusal Replay { get; } = Of(401, "page.replay", "这个请求已经用过", "This request was used already", "每个请求要用新的 EG-Nonce", "Use a new EG-Nonce every time");

    public static Refusal NoScope { get; } = Of(403, "page.scope", "这个网页没有这项权限", "This page may not do that",
        "请用需要的权限重新配对", "Pair again with the scope it needs");

    public static Refusal WrongCode { get; } = Of(403, "page.code", "配对码不对", "The code is wrong", "请看收银页上的六位数字", "Look at the six digits on the till page");

    public static Refusal CodeGone { get; } = Of(403, "page.code-gone", "配对码已过期或已作废", "The code is no longer valid", "请重新配对", "Pair again");

    private static Refusal Of(int status, string code, string zh, string en, string nextZh, string nextEn) =>
        new(status, new Trouble(code, new(zh, en), new(nextZh, nextEn)));
}
