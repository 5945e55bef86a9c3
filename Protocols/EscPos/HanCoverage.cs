using System.Text.Json.Serialization;

namespace EdgeGateway.Protocols.EscPos;

/// <summary>Which Chinese characters the printer's font holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HanCoverage>))]
public enum HanCoverage
{
    /// <summary>6763 common characters only.</summary>
    [JsonStringEnumMemberName("gb2312")]
    Gb2312,

    /// <summary>
    /// The two-byte areas of GB18030, less the codes that were added after GBK (A8BF, A989–A995, FE50–FEA0, with 䶮 among them). What
    /// most printers sold as "GB18030" have.
    /// </summary>
    [JsonStringEnumMemberName("two-byte")]
    TwoByte,

    /// <summary>Four-byte characters too.</summary>
    [JsonStringEnumMemberName("full")]
    Full,
}
