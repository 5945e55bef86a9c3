using System.Security.Cryptography;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Inference;

/// <summary>Which models are here, and getting those that are not: by pinned address, checked by SHA-256, in place only when whole.</summary>
/// <param name="http">Not disposed.</param>
/// <param name="known">Models that may be pulled; <see cref="ModelTable.Models"/> but for tests.</param>
/// <param name="clock">For the time-out.</param>
/// <param name="configured">Configured model folders, see <see cref="ModelFiles"/>. A pulled model goes into the first one, or beside the program.</param>
public sealed class ModelStore(HttpClient http, TimeProvider clock, IReadOnlyList<PinnedModel> known, IReadOnlyList<string> configured)
{
    /// <summary>The largest model is 4 MB. A line slower than that is better told than waited for.</summary>
    public static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(20);

    private const int LargestModel = 64 * 1024 * 1024;

    /// <summary>Every known model with its file, if there is one, and whether that file is the registered one.</summary>
    public IReadOnlyList<ModelEntry> List() => [.. known.Select(model =>
    {
        var path = ModelFiles.Find(model.Name, configured);
        return new ModelEntry(model, path, path is not null && Digest(path) == model.Sha256);
    })];

    /// <summary>Fetches one model unless it is here already.</summary>
    /// <returns>Where it is, or why it could not be fetched. Throws only when cancelled.</returns>
    public async Task<ModelPull> PullAsync(string name, CancellationToken cancellationToken)
    {
        var model = known.FirstOrDefault(model => model.Name == name);
        if (model is null)
            return new ModelPull(null, false, PullTroubles.Unknown(name, known));
        if (ModelFiles.Find(name, configured) is { } here && Digest(here) == model.Sha256)
            return new ModelPull(here, false, null);
        try
        {
            var bytes = await DownloadAsync(model, cancellationToken);
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != model.Sha256)
                return new ModelPull(null, false, PullTroubles.WrongBytes(model));
            return new ModelPull(await PutAsync(model, bytes, cancellationToken), true, null);
        }
        catch (Exception e) when (IsNetwork(e) && !cancellationToken.IsCancellationRequested)
        {
            return new ModelPull(null, false, PullTroubles.Unreachable(model, Folder, e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ModelPull(null, false, PullTroubles.CannotWrite(Folder));
        }
    }

    private string Folder => ModelFiles.Folders(configured)[0];

    private static bool IsNetwork(Exception e) => e is HttpRequestException or OperationCanceledException or HttpIOException;

    private async Task<byte[]> DownloadAsync(PinnedModel model, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(TimeOut, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        using var response = await http.GetAsync(model.Address, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, limit.Token) is var count and > 0)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > LargestModel)
                throw new HttpRequestException($"more than {LargestModel} bytes");
        }
        return bytes.ToArray();
    }

    /// <summary>Written beside its place and renamed: a file under the model's name is always whole.</summary>
    private async Task<string> PutAsync(PinnedModel model, byte[] bytes, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, model.FileName);
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await File.WriteAllBytesAsync(part, bytes, cancellationToken);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
        return path;
    }

    private static string? Digest(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
