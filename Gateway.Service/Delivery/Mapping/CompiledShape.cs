using System.IO.Enumeration;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>One shape, ready for use.</summary>
internal sealed record CompiledShape(IReadOnlyList<string> Types, string ContentType, FieldChoice Choice)
{
    public TemplateText? Topic { get; init; }

    public TemplateText? Payload { get; init; }

    /// <summary>The payload must be valid JSON.</summary>
    public bool IsJson => ContentType.Contains("json", StringComparison.OrdinalIgnoreCase);

    public bool Fits(string type) => Types.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, type, ignoreCase: false));
}
