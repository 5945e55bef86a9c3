using EdgeGateway.Protocols.Messages;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Vision.Capture.Clips;

/// <summary>One camera's film: the ring and the scissors, or nothing when none is kept. Film of a camera with privacy masks never touches a disk.</summary>
internal sealed partial class CameraFilm : IDisposable
{
    private readonly CameraOptions _camera;
    private readonly ILogger _log;
    private readonly FilmMemory _memory;
    private readonly ClipCutter? _cutter;

    public CameraFilm(CameraOptions camera, string dataDirectory, TimeProvider clock, ILogger log, FilmMemory memory)
    {
        (_camera, _log, _memory) = (camera, log, memory);
        var masks = new MaskedJoin(camera.Masks);
        try
        {
            // Film of before, whatever becomes of the new: masks may have been drawn since.
            var onDisk = FilmFolders.OnDisk(dataDirectory, camera.Id);
            if (Directory.Exists(onDisk))
                Directory.Delete(onDisk, recursive: true);
            // Film cannot be searched for faces as it comes; the configuration check says so, too.
            if (!camera.Enabled || camera.Clips.Keep == TimeSpan.Zero || camera.Blur.Model.Length > 0)
                return;
            if ((masks.IsNeeded ? InMemory(dataDirectory) : FilmPlace.OnDisk(camera.Clips, dataDirectory, camera.Id)) is not { } place)
                return;
            Ring = new ClipRing(place, clock);
            _cutter = new ClipCutter(Ring, camera.Clips, clock) { Masks = masks };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNoFilm(log, camera.Id, e);
        }
    }

    /// <summary>Null: no film is kept.</summary>
    public ClipRing? Ring { get; }

    /// <summary>Why no film is kept though the configuration asks for it; null when all is well.</summary>
    public Trouble? Trouble { get; private set; }

    public Task<ClipResult> CutAsync(DateTimeOffset first, DateTimeOffset last, string path, CancellationToken stopping) =>
        _cutter is null || Trouble is not null ? Task.FromResult(ClipResult.None(Trouble ?? (_camera.Blur.Model.Length > 0 ? ClipTroubles.Blurred() : ClipTroubles.Off()))) : _cutter.CutAsync(first, last, path, stopping);

    /// <summary>The decoder could not write it.</summary>
    public void Failed() => Trouble ??= ClipTroubles.NotWritten();

    /// <returns>True when the film has just been given up: the connection that writes it must end.</returns>
    public bool Trim()
    {
        try
        {
            if (Ring is null || Ring.Trim() || Trouble is not null)
                return false;
            Trouble = ClipTroubles.EndlessPiece();
            LogGivenUp(_log, _camera.Id, Trouble.Cause.En, Trouble.NextStep.En);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotTrimmed(_log, _camera.Id, e);
            return false;
        }
    }

    /// <summary>The film goes with its camera.</summary>
    public void Dispose()
    {
        if (Ring is null)
            return;
        try
        {
            Ring.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotTrimmed(_log, _camera.Id, e);
        }
        _memory.GiveBack(Ring.Folder);
    }

    private FilmPlace? InMemory(string dataDirectory)
    {
        var bytes = _camera.Clips.MaxMemoryMegabytes * 1_000_000L;
        var (folder, trouble) = _memory.Take(FilmFolders.InMemory(dataDirectory, _camera.Id), bytes);
        if (folder is not null)
            return new FilmPlace(folder, _camera.Clips.Keep, bytes, IsMemory: true);
        Trouble = trouble;
        LogGivenUp(_log, _camera.Id, trouble!.Cause.En, trouble.NextStep.En);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {Camera}: no film is kept, its folder cannot be made. Look at the data folder")]
    private static partial void LogNoFilm(ILogger log, string camera, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {Camera}: there will be no clips, pictures and cases go on. {Cause} {NextStep}")]
    private static partial void LogGivenUp(ILogger log, string camera, string cause, string nextStep);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {Camera}: old film cannot be deleted. Look at the data folder")]
    private static partial void LogNotTrimmed(ILogger log, string camera, Exception exception);
}
