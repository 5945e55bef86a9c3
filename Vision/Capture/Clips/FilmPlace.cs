namespace EdgeGateway.Vision.Capture.Clips;

/// <summary>Where one camera's film lies.</summary>
/// <param name="Folder">Its own; emptied when the ring begins.</param>
/// <param name="Keep">Older film is deleted.</param>
/// <param name="MostBytes">More than that is deleted, oldest first.</param>
/// <param name="IsMemory">The folder is memory, not disk: the limit holds even while a clip is being cut.</param>
internal sealed record FilmPlace(string Folder, TimeSpan Keep, long MostBytes, bool IsMemory)
{
    public static FilmPlace OnDisk(ClipOptions options, string dataDirectory, string camera) =>
        new(FilmFolders.OnDisk(dataDirectory, camera), options.Keep, options.MaxMegabytes * 1_000_000L, false);
}
