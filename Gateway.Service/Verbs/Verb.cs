namespace EdgeGateway.Service.Verbs;

/// <summary>One thing the program can do from the command line.</summary>
/// <param name="Name">First word.</param>
/// <param name="Usage">What stands behind it.</param>
/// <param name="Summary">One line for the help.</param>
/// <param name="RunAsync">Does it and returns one of <see cref="ExitCodes"/>.</param>
internal sealed record Verb(string Name, string Usage, string Summary, Func<CommandLine, Task<int>> RunAsync);
