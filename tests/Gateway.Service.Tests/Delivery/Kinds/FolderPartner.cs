using System.Text.Json;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Files;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Kinds;

/// <summary>A real folder. Stopped: a file lies where the folder was, as when a drive is pulled out.</summary>
internal sealed class FolderPartner : Partner
{
    private readonly TempFolder _folder = new();

    public override IReadOnlyList<long> Seqs => [.. Lines(Directory.Exists(Path) ? Path : Aside).Select(SeqOf)];

    public string Path => _folder.File("out");

    private string Aside => _folder.File("aside");

    public override Task StartAsync()
    {
        if (File.Exists(Path))
            File.Delete(Path);
        if (Directory.Exists(Aside))
            Directory.Move(Aside, Path);
        return Task.CompletedTask;
    }

    public override Task StopAsync()
    {
        if (Directory.Exists(Path))
            Directory.Move(Path, Aside);
        File.WriteAllText(Path, "");
        return Task.CompletedTask;
    }

    public override DestinationOptions To(string id, int replayRate = 0) => Of(id, Path, replayRate);

    public override DestinationOptions Dead(string id)
    {
        File.WriteAllText(_folder.File("no-folder"), "");
        return Of(id, _folder.File("no-folder"), 0);
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>All lines of all files, in the order of the names.</summary>
    public static IReadOnlyList<string> Lines(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).SelectMany(ReadShared)];

    private static IEnumerable<string> ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var text = reader.ReadToEnd();
        // Only whole lines: the last one may be on its way.
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static long SeqOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return long.Parse(json.RootElement.GetProperty("seq").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static DestinationOptions Of(string id, string folder, int replayRate) => new()
    {
        Id = id,
        Kind = DestinationKinds.File,
        Folder = new FolderOptions { Path = folder },
        ReconnectCap = TimeSpan.FromMilliseconds(100),
        ReplayStartDelay = TimeSpan.Zero,
        ReplayRate = replayRate,
    };
}
