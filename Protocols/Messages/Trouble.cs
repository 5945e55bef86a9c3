namespace EdgeGateway.Protocols.Messages;

/// <summary>What is wrong and what the person in front of it should do next.</summary>
/// <param name="Code">Stable dotted name for machines, like <c>reader.no-answer</c>.</param>
/// <param name="Cause">What happened, to which thing. Never personal data.</param>
/// <param name="NextStep">One thing to do.</param>
public sealed record Trouble(string Code, Bilingual Cause, Bilingual NextStep);
