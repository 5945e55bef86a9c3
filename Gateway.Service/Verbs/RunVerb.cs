using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Hosting;

namespace EdgeGateway.Service.Verbs;

internal static class RunVerb
{
    public static async Task<int> RunAsync(CommandLine line)
    {
        var options = new GatewayOptions { GatewayId = "demo-gateway" };
        if ((ListenRule.Objection(options.Web) ?? ListenRule.ObjectionHere(options.Web, Environment.GetEnvironmentVariable)) is { } reason)
        {
            await Console.Error.WriteLineAsync($"{reason.Zh}\n{reason.En}");
            return ExitCodes.BadConfiguration;
        }
        await using var app = Program.Build(options);
        await app.RunAsync();
        return ExitCodes.Done;
    }
}
