namespace EdgeGateway.Vision.Capture;

/// <summary>
/// How ffmpeg is told what to do: arguments anybody on the machine may see, and a script on standard input that carries the address with
/// its password. Pure.
/// </summary>
/// <param name="Arguments">After the program's name.</param>
/// <param name="Script">Written to standard input, which is closed afterwards. Null: standard input stays empty.</param>
internal sealed record FfmpegCommand(IReadOnlyList<string> Arguments, string? Script)
{
    /// <summary>Silence on the socket after which ffmpeg itself gives up; ours ends sooner, this one is for the case that we are gone.</summary>
    private const int SocketTimeoutMicroseconds = 5_000_000;

    /// <summary>How much of a stream is looked at before the first picture comes out. FFmpeg's own 5 s cost 2 s at every reconnect.</summary>
    private const int AnalyzeMicroseconds = 500_000;

    /// <summary>
    /// Nearly every camera's decoder gives one of these two, which differ in what black and white are: nothing is converted, and ffmpeg says which it was. Anything else becomes one of them.
    /// </summary>
    private const string Planes = "format=yuv420p|yuvj420p";

    /// <summary>Enough to see the second key frame of a sensible camera.</summary>
    private const int ProbedSeconds = 7;

    /// <param name="address">RTSP or file.</param>
    /// <param name="fps">Pictures per second of stream time; 0: key frames only, the decoder skips the rest.</param>
    /// <param name="once">A file is decoded once and as fast as it goes, not over and over at its own speed.</param>
    /// <param name="plan">Transport, decoder, film; null: TCP, processor, none.</param>
    public static FfmpegCommand For(CameraAddress address, double fps, bool once = false, StreamPlan? plan = null)
    {
        plan ??= StreamPlan.Plain;
        List<string> arguments = ["-hide_banner", "-nostdin", "-nostats", "-v", "level+info", "-threads", "1"];
        if (fps <= 0)
            arguments.AddRange(["-skip_frame", "nokey"]);
        // Pictures come back to ordinary memory: they are looked at there.
        if (plan.HardwareDecoding != "none")
            arguments.AddRange(["-hwaccel", plan.HardwareDecoding]);
        var script = address.Kind switch
        {
            AddressKind.Rtsp => AddStream(arguments, address, plan.Transport),
            AddressKind.Device => AddDevice(arguments, address),
            _ => AddFile(arguments, address, once),
        };
        // A camera that is switched to another size must show: without this, ffmpeg squeezes the new picture into the old size.
        arguments.AddRange(["-map", "0:v:0", "-an", "-sn", "-dn", "-autoscale", "0"]);
        arguments.AddRange(["-vf", fps > 0 ? $"{Sample(fps)},{Planes}" : Planes]);
        // True times: no frame is doubled or dropped to please a frame rate, and times keep the stream's own ticks.
        arguments.AddRange(["-fps_mode", "passthrough", "-enc_time_base", "-1"]);
        // With several threads ffmpeg hands a picture over when the next one comes: with key frames that is 2 s late.
        arguments.AddRange(["-c:v", "rawvideo", "-threads", "1", "-f", "nut", "-write_index", "0", "-flush_packets", "1", "pipe:1"]);
        if (plan is { FilmPattern: { } pattern, FilmList: { } list })
            AddFilm(arguments, pattern, list);
        return new FfmpegCommand(arguments, script);
    }

    /// <summary>For ffprobe: what the stream is, and every packet as it comes, in the same way as pictures are fetched.</summary>
    public static FfmpegCommand Probe(CameraAddress address, string transport)
    {
        List<string> arguments = ["-hide_banner", "-v", "error"];
        var script = address.Kind switch
        {
            AddressKind.Rtsp => AddStream(arguments, address, transport),
            AddressKind.Device => AddDevice(arguments, address),
            _ => AddFile(arguments, address, once: true),
        };
        // The stream itself is told last, so that reading must end: after so many seconds of stream time.
        arguments.AddRange(["-select_streams", "v:0", "-read_intervals", $"%+{ProbedSeconds}", "-show_entries", "packet=pts_time,flags:stream=codec_name,width,height", "-of", "compact=nokey=0"]);
        return new FfmpegCommand(arguments, script);
    }

    /// <summary>Pieces of film, one after the other and whole, into one MP4.</summary>
    public static FfmpegCommand Join(IEnumerable<string> pieces, string target) => new(
        [
            "-hide_banner", "-v", "error", "-y", "-f", "concat", "-safe", "0", "-protocol_whitelist", "pipe,file", "-i", "pipe:0",
            "-map", "0:v:0", "-c", "copy", "-movflags", "+faststart", "-f", "mp4", $"file:{target}",
        ],
        $"ffconcat version 1.0\n{string.Concat(pieces.Select(piece => $"file {Quote($"file:{piece}")}\n"))}");

    /// <summary>
    /// The address goes into a script for FFmpeg's concat demuxer instead of the argument list. Its 'option' lines reach the RTSP reader.
    /// </summary>
    private static string AddStream(List<string> arguments, CameraAddress address, string transport)
    {
        arguments.AddRange(["-analyzeduration", $"{AnalyzeMicroseconds}", "-protocol_whitelist", "pipe,rtsp,rtsps,rtp,tcp,tls,udp"]);
        arguments.AddRange(["-f", "concat", "-safe", "0", "-i", "pipe:0"]);
        return $"""
            ffconcat version 1.0
            file {Quote(address.Text)}
            option rtsp_transport {transport}
            option timeout {SocketTimeoutMicroseconds}
            option analyzeduration {AnalyzeMicroseconds}

            """;
    }

    private static string? AddDevice(List<string> arguments, CameraAddress address)
    {
        arguments.AddRange(["-f", "v4l2", "-i", address.Text]);
        return null;
    }

    /// <summary>The stream as it comes, cut at key frames. Matroska takes H.264, H.265 and MJPEG, and what was written before a crash can be read.</summary>
    private static void AddFilm(List<string> arguments, string pattern, string list)
    {
        arguments.AddRange(["-map", "0:v:0", "-an", "-sn", "-dn", "-c:v", "copy", "-f", "segment", "-segment_time", $"{Clips.ClipRing.SegmentSeconds}"]);
        arguments.AddRange(["-segment_format", "matroska", "-reset_timestamps", "1"]);
        arguments.AddRange(["-segment_list", list, "-segment_list_type", "csv", "-segment_list_size", $"{Clips.ClipRing.ListedSegments}", pattern]);
    }

    private static string? AddFile(List<string> arguments, CameraAddress address, bool once)
    {
        if (!once)
            arguments.AddRange(["-re", "-stream_loop", "-1"]);
        arguments.AddRange(["-protocol_whitelist", "file", "-i", $"file:{address.Text}"]);
        return null;
    }

    /// <summary>The first picture of every 1/fps of stream time: the rate is right on average and each picture keeps its own time.</summary>
    private static string Sample(double fps) => $"select='isnan(prev_selected_t)+gt(floor(t*{fps:0.###}+0.001)\\,floor(prev_selected_t*{fps:0.###}+0.001))'";

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
