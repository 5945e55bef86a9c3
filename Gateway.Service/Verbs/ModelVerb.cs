using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Service.Verbs;

internal static class ModelVerb
{
    /// <summary>
    /// <c>model list</c>: known models and their files. <c>model pull NAME</c>: fetches one, checked by SHA-256. <c>model ensure NAME</c>: the same,
    /// silent when it is here.
    /// </summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stopping.Cancel();
        };
        using var http = new HttpClient();
        return line.Words switch
        {
            ["list"] => await ListAsync(Store(line, http)),
            ["pull" or "ensure", var name] => await PullAsync(Store(line, http), name, line.Words[0] == "ensure", stopping.Token),
            _ => await UsageAsync(),
        };
    }

    private static ModelStore Store(CommandLine line, HttpClient http)
    {
        var folder = line.ConfigFile is { } file ? Configurations.Read(file).Options?.ModelDirectory : null;
        return new ModelStore(http, TimeProvider.System, ModelTable.Models, folder is null ? [] : [folder]);
    }

    private static async Task<int> ListAsync(ModelStore store)
    {
        foreach (var entry in store.List())
        {
            var state = entry.Path is null ? "缺 missing" : entry.Intact ? "好 ok     " : "坏 damaged";
            await Console.Out.WriteLineAsync($"{entry.Model.Name,-18} {state}  {entry.Path ?? entry.Model.Address.AbsoluteUri}");
        }
        return ExitCodes.Done;
    }

    private static async Task<int> PullAsync(ModelStore store, string name, bool quiet, CancellationToken stopping)
    {
        var pull = await store.PullAsync(name, stopping);
        if (pull.Trouble is { } trouble)
        {
            await Console.Error.WriteLineAsync(
                $"{trouble.Cause.Zh}\n{trouble.NextStep.Zh}\n{trouble.Cause.En}\n{trouble.NextStep.En}");
            return ExitCodes.Refused;
        }
        if (pull.Fetched || !quiet)
            await Console.Out.WriteLineAsync(pull.Path);
        return ExitCodes.Done;
    }

    private static async Task<int> UsageAsync()
    {
        await Console.Error.WriteLineAsync("model list | model pull NAME | model ensure NAME   [--config FILE]");
        return ExitCodes.BadUsage;
    }
}
