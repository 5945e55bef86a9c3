using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Hosting;

namespace EdgeGateway.Service.Verbs;

internal static class RunVerb
{
    /// <summary>Runs until SIGTERM or Ctrl-C. A configuration that may not be used stops the start with every reason.</summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        var (options, errors) = Configurations.Read(line.ConfigFile);
        if (options is null)
        {
            await Console.Error.WriteLineAsync(Configurations.Describe(errors));
            return ExitCodes.BadConfiguration;
        }
        if (ListenRule.ObjectionHere(options.Web, Environment.GetEnvironmentVariable) is { } reason)
        {
            await SayAsync(reason);
            return ExitCodes.BadConfiguration;
        }
        var text = Configurations.TextOf(line.ConfigFile);
        await using var app = Program.Build(options, services => services
            .AddSingleton(text)
            .AddSingleton(new ConfigurationSource(line.ConfigFile is null ? text.Read : () => Configurations.Read(line.ConfigFile), line.ConfigFile))
            .AddHostedService<Greeting>());
        try
        {
            await app.RunAsync();
            return ExitCodes.Done;
        }
        catch (Exception e) when (ListenTrouble.Describe(e, options.Web) is { } trouble)
        {
            await SayAsync(trouble);
            return ExitCodes.NoAddress;
        }
    }

    private static Task SayAsync(Bilingual reason) => Console.Error.WriteLineAsync($"{reason.Zh}\n{reason.En}");
}
