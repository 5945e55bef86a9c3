using System.Text.Json.Serialization;

namespace EdgeGateway.Protocols.Messages;

/// <summary>Which piece of which evidence file.</summary>
/// <param name="CaseId">The case it belongs to.</param>
/// <param name="EventId">Id of the event that told of it.</param>
/// <param name="Seq">Number of that event.</param>
/// <param name="Name">File name in the event, like <c>overlay.jpg</c>.</param>
/// <param name="Sha256">Of the whole file as it is sent, 64 lower-case hex digits.</param>
/// <param name="Bytes">Of the whole file.</param>
/// <param name="Index">1 to <paramref name="Total"/>.</param>
/// <param name="Total">How many pieces.</param>
/// <param name="Offset">Where the piece begins in the file.</param>
public sealed record MediaHead(Guid CaseId, Guid EventId, long Seq, string Name, string Sha256, long Bytes, int Index, int Total, long Offset)
{
    /// <summary>SHA-256 the event names, when the file was made smaller for this platform; null when it is sent as it is.</summary>
    public string? Original { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset TakenAt { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(MediaHead))]
internal sealed partial class MediaJson : JsonSerializerContext;
