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
            await Console.Error.WriteLineAsync($"{reason.Zh}\n{reason.En}");
            return ExitCodes.BadConfiguration;
        }
        var text = Configurations.TextOf(line.ConfigFile);
        await using var app = Program.Build(options, services => services
            .AddSingleton(text)
            .AddSingleton(new ConfigurationSource(line.ConfigFile is null ? text.Read : () => Configurations.Read(line.ConfigFile), line.ConfigFile))
            .AddHostedService<Greeting>());
        await app.RunAsync();
        return ExitCodes.Done;
    }
}
