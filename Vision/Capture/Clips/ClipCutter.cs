namespace EdgeGateway.Vision.Capture.Clips;

/// <summary>
/// Joins pieces of film into one MP4, without decoding them unless there are masks to be burned in. A clip begins and ends with a piece, so it is up to a piece
/// longer than asked for.
/// </summary>
internal sealed class ClipCutter(ClipRing ring, ClipOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    /// <summary>How long after the last moment the film of it may take to be finished: two pieces and a slow disk.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds((2 * ClipRing.SegmentSeconds) + 7);

    /// <summary>What must not be seen in a clip.</summary>
    public MaskedJoin Masks { get; init; } = new([]);

    /// <param name="first">UTC of the first moment; the pre-roll is added.</param>
    /// <param name="last">UTC of the last moment; waits until the post-roll was filmed.</param>
    /// <param name="path">The new file. It gets its name when it is complete.</param>
    public async Task<ClipResult> CutAsync(DateTimeOffset first, DateTimeOffset last, string path, CancellationToken stopping)
    {
        var (from, to) = (first - options.PreRoll, last + options.PostRoll);
        using var hold = ring.Hold();
        var asked = clock.GetTimestamp();
        var patience = Patience + (to > clock.GetUtcNow() ? to - clock.GetUtcNow() : TimeSpan.Zero);
        while (!(ring.Segments() is [.., var newest] && newest.To >= to) && clock.GetElapsedTime(asked) < patience)
            await Task.Delay(Step, clock, stopping);
        var pieces = ring.Segments().Where(segment => segment.To > from && segment.From < to).ToList();
        if (pieces.Count == 0)
            return ClipResult.None(ClipTroubles.NoFilm());
        var joined = await Task.Factory.StartNew(() => Join(pieces, path), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return joined ? new ClipResult(path, pieces[0].From, pieces[^1].To, null) : ClipResult.None(ClipTroubles.NotJoined());
    }

    private bool Join(IReadOnlyList<ClipSegment> pieces, string path)
    {
        if (!Masks.IsNeeded)
            return Run(FfmpegCommand.Join(pieces.Select(piece => piece.Path), path + ".part"), path);
        var mask = path + ".mask";
        try
        {
            Masks.Draw(mask);
            return Run(MaskedJoin.Command(pieces.Select(piece => piece.Path), mask, path + ".part"), path);
        }
        finally
        {
            File.Delete(mask);
        }
    }

    private static bool Run(FfmpegCommand command, string path)
    {
        var part = path + ".part";
        using (var child = FfmpegProcess.Start(command))
        {
            if (child is null)
                return false;
            child.Output.CopyTo(Stream.Null);
            if (child.End() != 0)
            {
                File.Delete(part);
                return false;
            }
        }
        File.Move(part, path, overwrite: true);
        return true;
    }
}
