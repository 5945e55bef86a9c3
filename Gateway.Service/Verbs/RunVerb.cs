using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.RemoteConfiguration;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Hosting.WindowsServices;

namespace EdgeGateway.Service.Verbs;

internal static class RunVerb
{
    /// <summary>
    /// Runs until SIGTERM or Ctrl-C. A configuration that may not be used stops the start with every reason; one on trial is taken back instead. When a new configuration
    /// needs a new start, a supervised program ends and is started again, any other goes on here.
    /// </summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        var shelf = line.ConfigFile is { } file ? new ConfigurationShelf(Path.GetFullPath(file), TimeProvider.System) : null;
        while (true)
        {
            var wish = new RestartWish { Returned = shelf?.AtStart() is not null };
            if (Refusal(line, out var options) is { } refusal)
            {
                await Console.Error.WriteLineAsync(refusal);
                if (shelf?.Back(refusal.Split('\n')[0]) is null)
                    return ExitCodes.BadConfiguration;
                continue;
            }

            if (await RunOnceAsync(line, options!, shelf, wish) is not { } ended)
                continue;
            if (!wish.Asked)
                return ended;
            if (SystemdHelpers.IsSystemdService() || WindowsServiceHelpers.IsWindowsService())
                return ExitCodes.StartAgain;
        }
    }

    /// <summary>How it ended; null: a configuration on trial kept it from starting and was taken back.</summary>
    private static async Task<int?> RunOnceAsync(CommandLine line, GatewayOptions options, ConfigurationShelf? shelf, RestartWish wish)
    {
        try
        {
            var text = Configurations.TextOf(line.ConfigFile);
            await using var app = Program.Build(options, services =>
            {
                services.AddSingleton(text).AddSingleton(wish).AddHostedService<Greeting>()
                    .AddSingleton(new ConfigurationSource(line.ConfigFile is null ? text.Read : () => Configurations.Read(line.ConfigFile), line.ConfigFile));
                if (shelf is not null)
                    services.AddSingleton(shelf);
            });
            wish.Stop = app.Lifetime.StopApplication;
            await app.RunAsync();
            return ExitCodes.Done;
        }
        catch (Exception failure) when (shelf?.Trial is not null && failure is not OutOfMemoryException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return shelf.Back($"启动失败 / did not start: {failure.Message}") is null ? ExitCodes.BadConfiguration : null;
        }
        catch (Exception failure) when (ListenTrouble.Describe(failure, options.Web) is Bilingual trouble)
        {
            await Console.Error.WriteLineAsync($"{trouble.Zh}\n{trouble.En}");
            return ExitCodes.NoAddress;
        }
    }

    private static string? Refusal(CommandLine line, out GatewayOptions? options)
    {
        (options, var errors) = Configurations.Read(line.ConfigFile);
        if (options is null)
            return Configurations.Describe(errors);
        return ListenRule.ObjectionHere(options.Web, Environment.GetEnvironmentVariable) is { } reason ? $"{reason.Zh}\n{reason.En}" : null;
    }
}
