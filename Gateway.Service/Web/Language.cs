using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Web;

/// <summary>
/// The language of one reader of the pages: Chinese unless a cookie says English. Pages take it as a cascading parameter and write
/// both wordings in place, so that nobody has to look up keys: <c>@L.Say("打印并完成", "Print and finish")</c>.
/// </summary>
public sealed class Language
{
    public const string Cookie = "eg-language";

    public static Language Chinese { get; } = new("zh");
    public static Language English { get; } = new("en");

    private Language(string code) => Code = code;

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public string Code { get; }

    /// <summary>For the <c>lang</c> attribute: decides which shapes of Han characters a browser takes.</summary>
    public string Tag => this == English ? "en" : "zh-CN";

    public static Language Of(string? code) => code == English.Code ? English : Chinese;

    public static Language Of(HttpContext? request) => Of(request?.Request.Cookies[Cookie]);

    public string Say(string zh, string en) => this == English ? en : zh;

    public string Say(Bilingual words) => Say(words.Zh, words.En);
}
