namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>A mapping file, read, checked and compiled once at the start.</summary>
internal sealed record CompiledMapping(MappingOptions Options, IReadOnlyList<CompiledShape> Shapes)
{
    public CodeMap Codes { get; } = new(Options);

    /// <summary>Which personal fields, like <c>name,number</c>; null for none.</summary>
    public string? Personal => Options.PersonalData.Count == 0 ? null : string.Join(',', Options.PersonalData);

    /// <summary>Every type some shape is for.</summary>
    public IReadOnlyList<string> Types => [.. Shapes.SelectMany(shape => shape.Types)];

    public CompiledShape? ShapeOf(string type) => Shapes.FirstOrDefault(shape => shape.Fits(type));
}
