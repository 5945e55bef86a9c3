namespace EdgeGateway.Service.Delivery.Media;

/// <summary>Copies pictures beside the files with events: <c>media/&lt;caseId&gt;/&lt;name&gt;</c>. A picture has its name when all of it is on the disk.</summary>
internal sealed class FilePictures(DestinationOptions options) : IPictureRoad
{
    private const long Megabyte = 1024 * 1024;

    private readonly string _root = Path.Combine(options.Folder.Path, "media");
    private long? _bytes;

    public Task<PictureAnswer> SendAsync(Picture picture, CancellationToken stopping)
    {
        try
        {
            return Task.FromResult(Write(picture));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _bytes = null;
            return Task.FromResult(PictureAnswer.NotNow(failure.Message));
        }
    }

    public Task RestAsync()
    {
        // Somebody may have taken pictures away.
        _bytes = null;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private PictureAnswer Write(Picture picture)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, picture.Row.CaseId.ToString()));
        _bytes ??= new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        if (_bytes + picture.Bytes.Length > options.Folder.MaxTotalMegabytes * Megabyte)
        {
            _bytes = null;
            return PictureAnswer.NotNow($"the pictures in the folder have reached {options.Folder.MaxTotalMegabytes} MB. Take some away");
        }
        var path = Path.Combine(folder.FullName, picture.Row.Name);
        var part = path + ".part";
        using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(picture.Bytes);
            file.Flush(flushToDisk: true);
        }
        File.Move(part, path, overwrite: true);
        _bytes += picture.Bytes.Length;
        return PictureAnswer.Taken;
    }
}
