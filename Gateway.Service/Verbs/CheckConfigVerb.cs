namespace EdgeGateway.Service.Verbs;

internal static class CheckConfigVerb
{
    /// <summary><c>check-config FILE</c>: every mistake and exit code 1, or <c>ok</c> and 0. Changes nothing.</summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        if ((line.Words.Count > 0 ? line.Words[0] : line.ConfigFile) is not { } file)
        {
            await Console.Error.WriteLineAsync("check-config FILE");
            return ExitCodes.BadUsage;
        }
        var errors = Configurations.Read(file).Errors;
        if (errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(Configurations.Describe(errors));
            return ExitCodes.Refused;
        }
        await Console.Out.WriteLineAsync("ok");
        return ExitCodes.Done;
    }
}
