using System.Text.Json.Serialization;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>How a notice looks and how much it matters.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>Good to know.</summary>
    [JsonStringEnumMemberName("info")]
    Info,

    /// <summary>Nothing was lost, but what was meant did not happen.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>The law or the store says no.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}

/// <summary>One message to the clerk about what she just did. The next thing she does replaces it.</summary>
/// <param name="Kind">How much it matters.</param>
/// <param name="Text">What happened.</param>
/// <param name="Hint">What to do; null when there is nothing.</param>
public sealed record Notice(NoticeKind Kind, Bilingual Text, Bilingual? Hint = null);
