using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Vision.CameraHealth;

/// <summary>Keeps a camera's references through restarts: <c>cameras/&lt;id&gt;/reference.json</c> in the data folder. A lost file is learned anew.</summary>
internal sealed partial class ReferenceFile(string dataDirectory, string camera, ILogger log)
{
    private readonly string _path = Path.Combine(dataDirectory, "cameras", camera, "reference.json");

    public IReadOnlyList<HealthReference> Read()
    {
        try
        {
            using var file = File.OpenRead(_path);
            return JsonSerializer.Deserialize(file, HealthJson.Default.IReadOnlyListHealthReference)?.Where(each => each is { IsUsable: true }).ToList() ?? [];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            LogUnreadable(log, camera, _path, e);
            return [];
        }
    }

    public void Write(IReadOnlyCollection<HealthReference> references)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            File.WriteAllBytes(_path + ".part", JsonSerializer.SerializeToUtf8Bytes<IReadOnlyList<HealthReference>>([.. references], HealthJson.Default.IReadOnlyListHealthReference));
            File.Move(_path + ".part", _path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(log, camera, _path, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {Camera}: the reference picture in {File} cannot be read and is learned anew")]
    private static partial void LogUnreadable(ILogger log, string camera, string file, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {Camera}: the reference picture cannot be kept in {File} and holds until the restart. Look at the disk")]
    private static partial void LogNotWritten(ILogger log, string camera, string file, Exception exception);
}
