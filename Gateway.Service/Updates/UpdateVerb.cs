using System.Diagnostics;
using System.Globalization;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Updates;

internal static class UpdateVerb
{
    public const string Usage = "FILE|status|return|watch [--force] [--one-way] [--hold SPAN] [--within SPAN] [--keys FOLDER] [--home FOLDER] [--config FILE] [--candidate VERSION] [--before FILE]";

    private const string DefaultHome = "/opt/edgegateway";
    private const string DefaultConfiguration = "/etc/edgegateway/gateway.json";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// <c>update FILE</c>: verifies a package and takes it on trial; 0 kept, 1 refused or taken back. <c>update status</c>: what runs, what became of the last.
    /// <c>update return</c>: the version before runs again. <c>update watch</c>: used by the service's scripts.
    /// </summary>
    public static Task<int> RunAsync(CommandLine line) => line.Words switch
    {
        ["status"] => StatusAsync(Folder(line)),
        ["return"] => ReturnAsync(line),
        ["watch"] => WatchAsync(line),
        [var file] => TakeAsync(line, file),
        _ => UsageAsync(),
    };

    private static VersionsFolder Folder(CommandLine line) => new(Home(line));

    private static string Home(CommandLine line) => line.Switches.GetValueOrDefault("home") ?? DefaultHome;

    private static async Task<int> TakeAsync(CommandLine line, string file)
    {
        var configuration = line.ConfigFile ?? DefaultConfiguration;
        var (options, errors) = Configurations.Read(configuration);
        if (options is null)
            return await RefuseAsync(Configurations.Describe(errors));
        if (Span(line, "hold", 60) is not { } hold || Span(line, "within", 240) is not { } within)
            return await UsageAsync();
        var request = new UpdateRequest
        {
            Package = file,
            Home = Home(line),
            Keys = line.Switches.GetValueOrDefault("keys") ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(configuration))!, "update-keys"),
            DataDirectory = options.DataDirectory,
            Force = line.Switches.ContainsKey("force"),
            OneWay = line.Switches.ContainsKey("one-way"),
            Hold = hold,
            Within = within,
        };
        var (version, objection) = Updater.Prepare(request, await HealthAsync(configuration));
        if (version is null)
            return await RefuseAsync(objection.ToString()!);
        await Console.Out.WriteLineAsync($"{version} 版开始试运行 / version {version} goes on trial");
        return await RestartAndWaitAsync(line, within + hold);
    }

    private static async Task<int> ReturnAsync(CommandLine line)
    {
        var folder = Folder(line);
        var previous = folder.Versions.LastOrDefault(version => folder.Current is { } current && ReleaseOrder.IsVersion(current) && ReleaseOrder.Compare(version, current) < 0);
        if (folder.OnTrial || previous is null)
            return await RefuseAsync("没有更早的版本，或正在试运行 / there is no version before, or one is on trial");
        folder.Note(new Dictionary<string, string> { ["candidate"] = folder.Current!, ["previous"] = previous, ["attempts"] = "0", ["decided"] = "asked for / 人工要求" }, null);
        await Console.Out.WriteLineAsync($"回到 {previous} 版 / back to version {previous}");
        return await RestartAndWaitAsync(line, TimeSpan.FromSeconds(30)) == ExitCodes.Refused && folder.Current == previous ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static async Task<int> WatchAsync(CommandLine line)
    {
        if (line.ConfigFile is not { } configuration || Span(line, "hold", null) is not { } hold || Span(line, "within", null) is not { } within)
            return await UsageAsync();
        var before = line.Switches.GetValueOrDefault("before") is { } file ? OwnPage.Parse(await File.ReadAllTextAsync(file), canWork: true) : null;
        var gate = new TrialGate(before?.Working ?? [], line.Switches.GetValueOrDefault("candidate"), hold, within);
        using var page = OwnPage.Of(configuration, Environment.GetEnvironmentVariable);
        var objection = await new TrialWatch(page.LookAsync, TimeProvider.System).RunAsync(gate, CancellationToken.None);
        await Console.Out.WriteLineAsync(objection?.ToString() ?? $"well for {hold.TotalSeconds:0} s");
        return objection is null ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static async Task<int> StatusAsync(VersionsFolder folder)
    {
        await Console.Out.WriteLineAsync($"current   {folder.Current}\nversions  {string.Join(' ', folder.Versions)}");
        foreach (var (name, value) in folder.Trial)
            await Console.Out.WriteLineAsync($"trial     {name}={value}");
        foreach (var (name, value) in folder.LastUpdate)
            await Console.Out.WriteLineAsync($"last      {name}={value}");
        return ExitCodes.Done;
    }

    private static async Task<int> RestartAndWaitAsync(CommandLine line, TimeSpan longest)
    {
        if (!Directory.Exists("/run/systemd/system") || Home(line) != DefaultHome)
        {
            await Console.Out.WriteLineAsync("重启服务后开始 / takes effect when the service is started again");
            return ExitCodes.Done;
        }

        using (var restart = Process.Start("systemctl", ["restart", "--no-block", "edgegateway.service"]))
            await restart.WaitForExitAsync();
        var (folder, clock) = (Folder(line), TimeProvider.System);
        var started = clock.GetTimestamp();
        // Three starts that end by themselves take a little longer than the limit.
        while (folder.OnTrial && clock.GetElapsedTime(started) < longest * 3)
            await Task.Delay(Pause, clock);
        var last = folder.LastUpdate;
        await Console.Out.WriteLineAsync($"{last.GetValueOrDefault("result")}: {last.GetValueOrDefault("reason")}");
        return !folder.OnTrial && last.GetValueOrDefault("result") == "kept" ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static async Task<string?> HealthAsync(string configuration)
    {
        using var page = OwnPage.Of(configuration, Environment.GetEnvironmentVariable);
        try
        {
            return await page.Http.GetStringAsync("health");
        }
        catch (Exception none) when (none is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    private static TimeSpan? Span(CommandLine line, string name, int? otherwise)
    {
        if (line.Switches.GetValueOrDefault(name) is not { } text)
            return otherwise is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain) ? TimeSpan.FromSeconds(plain)
            : TimeSpanText.TryParse(text, out var span) ? span : null;
    }

    private static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return ExitCodes.Refused;
    }

    private static async Task<int> UsageAsync()
    {
        await Console.Error.WriteLineAsync("update " + Usage);
        return ExitCodes.BadUsage;
    }
}
