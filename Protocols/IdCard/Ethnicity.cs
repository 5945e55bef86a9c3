namespace EdgeGateway.Protocols.IdCard;

/// <summary>Names of the two-digit ethnicity codes, GB/T 3304.</summary>
public static class Ethnicity
{
    private static readonly string[] Names =
        ("汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 "
        + "达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 "
        + "门巴 珞巴 基诺").Split(' ');

    /// <summary>Chinese name, without 族, of codes 01 to 56, 97 and 98; null for any other, which is no reason to refuse a card.</summary>
    public static string? Name(string? code) => code switch
    {
        "97" => "其他",
        "98" => "外国血统中国籍人士",
        [>= '0' and <= '5' and var tens, >= '0' and <= '9' and var ones] when (tens - '0') * 10 + (ones - '0') is >= 1 and <= 56 and var number =>
            Names[number - 1],
        _ => null,
    };
}
