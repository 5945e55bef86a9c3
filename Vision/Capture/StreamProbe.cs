namespace EdgeGateway.Vision.Capture;

/// <summary>Looks at a camera's stream for a few seconds without decoding it: does it open, what is it, how often comes a key frame.</summary>
public static class StreamProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Trouble is in the answer. The password goes to the child by standard input only and comes back nowhere.</summary>
    /// <param name="camera">Its address and transport; a camera in software has no stream to look at.</param>
    /// <param name="clock">Measures the patience.</param>
    /// <param name="stopping">Ends it at once.</param>
    public static async Task<StreamSight> LookAsync(CameraOptions camera, TimeProvider clock, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(camera);
        if (!CameraAddress.TryParse(camera.Address, out var address) || address.Kind == AddressKind.Virtual)
            return StreamSight.Not(StreamTroubles.BadAddress());
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopping);
        var command = FfmpegCommand.Probe(address, camera.Stream.Transport);
        // The child belongs to the thread that started it, which therefore lives as long.
        return await Task.Factory.StartNew(() => Look(command, either.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Host and port of a network camera; null for files and local devices.</summary>
    public static (string Host, int Port)? EndpointOf(CameraOptions camera)
    {
        ArgumentNullException.ThrowIfNull(camera);
        return CameraAddress.TryParse(camera.Address, out var address) && address.Kind == AddressKind.Rtsp && Uri.TryCreate(address.Text, UriKind.Absolute, out var uri)
            ? (uri.DnsSafeHost, uri.Port > 0 ? uri.Port : uri.Scheme == "rtsps" ? 322 : 554) : null;
    }

    /// <summary>The address as it may be shown: without user and password.</summary>
    public static string Shown(CameraOptions camera)
    {
        ArgumentNullException.ThrowIfNull(camera);
        return CameraAddress.TryParse(camera.Address, out var address) ? address.ToString() : "?";
    }

    private static StreamSight Look(FfmpegCommand command, CancellationToken late)
    {
        using var child = FfmpegProcess.Start(command, program: Programs.Ffprobe);
        if (child is null)
            return StreamSight.Not(StreamTroubles.Of(new StreamEnd(StreamEndKind.NoProgram, "", 0, TimeSpan.Zero)));
        using var killing = late.Register(child.Kill);
        var lines = new List<string>();
        using (var reader = new StreamReader(child.Output))
        {
            while (reader.ReadLine() is { } line)
                lines.Add(line);
        }

        child.End();
        var sight = StreamSight.Read(lines);
        if (sight.Pictures > 0)
            return sight;
        return StreamSight.Not(StreamTroubles.Of(new StreamEnd(late.IsCancellationRequested ? StreamEndKind.Silent : StreamEndKind.Ended, child.Errors.ToString(), 0, TimeSpan.Zero)));
    }
}
