using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.LocalApi;

/// <summary>What a page may do. It asks for scopes when it pairs; configuration says the most it may have.</summary>
internal static class PageScopes
{
    public const string Card = "card";
    public const string Scan = "scan";
    public const string Print = "print";
    public const string Sale = "sale";

    /// <summary>Clear name, number and address. Without it a card comes masked.</summary>
    public const string Identity = "identity";

    /// <summary>Answers in the shape of the vendors' read-card services.</summary>
    public const string Compat = "compat";

    public static IReadOnlyList<string> All { get; } = [Card, Scan, Print, Sale, Identity, Compat];

    /// <summary>For the clerk who has to agree.</summary>
    public static Bilingual Words(string scope) => scope switch
    {
        Card => new("得知刷卡（掩码）", "learn of cards (masked)"),
        Scan => new("接收扫码", "receive scans"),
        Print => new("打印小票", "print receipts"),
        Sale => new("填写并完成销售", "fill in and complete sales"),
        Identity => new("读取完整身份信息", "read the whole identity"),
        Compat => new("按厂商读卡服务的格式读卡", "read cards in the vendors' format"),
        _ => new(scope, scope),
    };
}
