using System.Text.RegularExpressions;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Replays;

namespace EdgeGateway.Service.Trials;

/// <summary>
/// Films for trials: what the camera filmed in the last minutes, the file a camera plays, and files in <c>films</c> of the data folder, copied there or uploaded.
/// Nothing else of the box can be named, so that a page cannot make the box read any file.
/// </summary>
internal sealed partial class FilmShelf(GatewayOptions options, CameraRoster cameras, TimeProvider clock)
{
    public const string Ring = "ring";
    public const string Own = "own";
    public const long MostBytes = 500_000_000;
    private const int MostFiles = 8;
    private const string Prefix = "file:";

    /// <summary>The last pieces are still being written.</summary>
    private static readonly TimeSpan Unfinished = TimeSpan.FromSeconds(10);

    private readonly string _folder = Path.Combine(Path.GetFullPath(options.DataDirectory), "films");

    public IReadOnlyList<Film> For(Camera camera)
    {
        List<Film> films = [];
        if (camera.Options is { Enabled: true, Clips: { Keep: var keep } } && keep > TimeSpan.Zero)
            films.Add(new Film(Ring, new($"刚才的录像（最多 {keep.TotalMinutes:0} 分钟）", $"The last minutes (up to {keep.TotalMinutes:0})")));
        if (CameraFilms.FileOf(camera.Options, options.DataDirectory) is { } own)
            films.Add(new Film(Own, new($"摄像头播放的文件 {Path.GetFileName(own)}", $"The file the camera plays, {Path.GetFileName(own)}")));
        films.AddRange(Files().Select(file => new Film(Prefix + file.Name, new(file.Name, file.Name))));
        return films;
    }

    /// <summary>Path of a film; null when there is none. May wait some seconds for the film of just now.</summary>
    public async Task<string?> FindAsync(string cameraId, string film, CancellationToken stopping)
    {
        if (cameras.Find(cameraId) is not { } camera)
            return null;
        if (film == Own)
            return CameraFilms.FileOf(camera.Options, options.DataDirectory);
        if (film == Ring)
            return await CutAsync(camera, stopping);
        var name = film.StartsWith(Prefix, StringComparison.Ordinal) ? film[Prefix.Length..] : "";
        return PlainName().IsMatch(name) && Path.Combine(_folder, name) is var path && File.Exists(path) ? path : null;
    }

    /// <summary>Takes a film in; the oldest make room.</summary>
    /// <returns>Null for a name that is none, or a film that is too large.</returns>
    public async Task<Film?> TakeInAsync(string name, Stream content, CancellationToken stopping)
    {
        if (!PlainName().IsMatch(name))
            return null;
        Directory.CreateDirectory(_folder);
        var part = Path.Combine(_folder, $".{name}.part");
        try
        {
            await using (var file = File.Create(part))
            {
                if (!await CopyAsync(content, file, stopping))
                    return null;
            }
            File.Move(part, Path.Combine(_folder, name), overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
        foreach (var old in Files().Skip(MostFiles))
            old.Delete();
        return new Film(Prefix + name, new(name, name));
    }

    /// <summary>A name of somebody's computer, made plain.</summary>
    public static string NameOf(string name) => $"film-{Odd().Replace(Path.GetFileName(name), "-")}";

    private async Task<string?> CutAsync(Camera camera, CancellationToken stopping)
    {
        Directory.CreateDirectory(_folder);
        var path = Path.Combine(_folder, $".ring-{camera.Id}.mp4");
        var last = clock.GetUtcNow() - Unfinished - camera.Options.Clips.PostRoll;
        return (await camera.CutClipAsync(last - camera.Options.Clips.Keep, last, path, stopping)).Path;
    }

    private static async Task<bool> CopyAsync(Stream content, FileStream file, CancellationToken stopping)
    {
        var buffer = new byte[81_920];
        for (int read; (read = await content.ReadAsync(buffer, stopping)) > 0;)
        {
            if (file.Length + read > MostBytes)
                return false;
            await file.WriteAsync(buffer.AsMemory(0, read), stopping);
        }
        return file.Length > 0;
    }

    /// <summary>Newest first.</summary>
    private List<FileInfo> Files() => Directory.Exists(_folder)
        ? new DirectoryInfo(_folder).EnumerateFiles().Where(file => PlainName().IsMatch(file.Name)).OrderByDescending(file => file.LastWriteTimeUtc).ToList() : [];

    [GeneratedRegex("[^A-Za-z0-9._]+")]
    private static partial Regex Odd();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]{0,80}\.(avi|mp4|mkv|mov|ts|nut)$")]
    private static partial Regex PlainName();
}
