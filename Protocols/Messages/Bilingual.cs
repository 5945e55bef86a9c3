namespace EdgeGateway.Protocols.Messages;

/// <summary>One sentence for a person, in Chinese and in English. The page chooses; the API gives both.</summary>
public readonly record struct Bilingual(string Zh, string En)
{
    /// <inheritdoc />
    public override string ToString() => $"{Zh} / {En}";
}
