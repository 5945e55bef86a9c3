namespace EdgeGateway.Service.Verbs;

/// <summary>One thing the program can do from the command line.</summary>
/// <param name="Name">First word.</param>
/// <param name="Usage">What stands behind it. Switches named here, like <c>--config</c>, are the only ones it takes.</param>
/// <param name="Summary">One line for the help.</param>
/// <param name="RunAsync">Does it and returns one of <see cref="ExitCodes"/>.</param>
internal sealed record Verb(string Name, string Usage, string Summary, Func<CommandLine, Task<int>> RunAsync)
{
    /// <summary>The first switch that this verb does not take, or null.</summary>
    public string? Stranger(CommandLine line) =>
        line.Switches.Keys.FirstOrDefault(name => !Usage.Split(' ', '[', ']', '|').Contains("--" + name));
}
