namespace EdgeGateway.Service.Configuration.Editing;

/// <summary>Data of the event that somebody changed the configuration on a page.</summary>
/// <param name="By">Name or number of the person, as given.</param>
/// <param name="At">UTC.</param>
/// <param name="Changes">Like <c>rules.fire-lane: changed</c>, <c>masks: changed</c>.</param>
/// <param name="Before">SHA-256 of the configuration's text before.</param>
/// <param name="After">SHA-256 of the text after.</param>
/// <param name="InMemoryOnly">The built-in demo: gone with the program.</param>
internal sealed record ConfigurationChangedData(string By, DateTimeOffset At, IReadOnlyList<string> Changes, string Before, string After, bool InMemoryOnly);
