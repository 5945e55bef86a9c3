namespace EdgeGateway.Service.Configuration.Editing;

/// <summary>A new text that is on the disk and not yet the file. Disposed without commit it never was.</summary>
internal sealed class StagedText(string? part, string? file, Action? remember) : IDisposable
{
    /// <summary>The file of before is kept as <c>….previous</c>; the new one takes its place in one step.</summary>
    public void Commit()
    {
        remember?.Invoke();
        if (part is null || file is null)
            return;
        File.Copy(file, $"{file}.previous", overwrite: true);
        File.Move(part, file, overwrite: true);
    }

    public void Dispose()
    {
        if (part is not null)
            File.Delete(part);
    }
}
