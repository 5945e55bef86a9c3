using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Capture;

/// <summary>What ffmpeg's end means, in words for the person who looks after the camera. Pure.</summary>
internal static class StreamTroubles
{
    /// <summary>Texts of FFmpeg 5 to 7 and of the C library, first match wins.</summary>
    private static readonly (string[] Signs, Func<Trouble> Make)[] Causes =
    [
        (["401 ", "403 ", "authorization failed", "access denied"], static () => new(
            "camera.login",
            new("摄像机拒绝了用户名或密码。", "The camera refuses user name or password."),
            new("核对摄像机地址中的用户名和密码。", "Check user name and password in the camera's address."))),
        (["404 ", "Stream Not Found", "454 "], static () => new(
            "camera.no-such-stream",
            new("摄像机在线，但没有这一路视频。", "The camera answers, but has no such stream."),
            new("核对地址中的通道路径。", "Check the path in the camera's address."))),
        (["Failed to resolve", "Name or service not known"], static () => new(
            "camera.name-unknown",
            new("找不到摄像机的主机名。", "The camera's host name is unknown."),
            new("核对地址，或检查域名服务器设置。", "Check the address or the name server setting."))),
        (["Connection refused"], static () => new(
            "camera.refused",
            new("摄像机的主机在线，但视频服务没有开启。", "The camera's host answers, but nothing serves video there."),
            new("检查摄像机的 RTSP 服务和端口；会自动重试。", "Check the camera's RTSP service and port; it is retried by itself."))),
        (["timed out", "No route to host", "unreachable"], static () => new(
            "camera.unreachable",
            new("网络上找不到摄像机。", "The camera does not answer on the network."),
            new("检查摄像机电源、网线和交换机；会自动重试。", "Check the camera's power, cable and switch; it is retried by itself."))),
        (["No such file"], static () => new(
            "camera.file-missing",
            new("录像文件不存在。", "The recorded file does not exist."),
            new("核对地址中的文件路径。", "Check the file path in the address."))),
        (["Permission denied"], static () => new(
            "camera.file-forbidden",
            new("没有权限读取录像文件。", "The recorded file may not be read."),
            new("给网关的用户读取权限。", "Give the gateway's user the right to read it."))),
        (["Invalid data", "moov atom not found", "matches no streams", "could not find codec"], static () => new(
            "camera.not-video",
            new("收到的数据不是视频。", "What arrives is not a video."),
            new("核对地址是否指向视频流或视频文件。", "Check that the address is a video stream or a video file."))),
    ];

    public static Trouble BadAddress() => new(
        "camera.address",
        new("摄像机地址格式不对。", "The camera's address is not understood."),
        new("地址应以 rtsp://、file:、v4l2: 或 virtual: 开头。", "It starts with rtsp://, file:, v4l2: or virtual:."));

    /// <param name="end">Anything but <see cref="StreamEndKind.Stopped"/>.</param>
    public static Trouble Of(StreamEnd end) => end.Kind switch
    {
        StreamEndKind.NoProgram => new(
            "camera.no-ffmpeg",
            new("没有安装 ffmpeg，无法读取视频。", "ffmpeg is not installed: no video can be read."),
            new("安装 ffmpeg（apt install ffmpeg），随后自动恢复。", "Install it (apt install ffmpeg); the camera then recovers by itself.")),
        StreamEndKind.Silent => end.Frames > 0 ? Silent() : NoPicture(),
        StreamEndKind.Broken => NoPicture(),
        _ when end.Frames > 0 => Lost(),
        _ => Causes.FirstOrDefault(cause => cause.Signs.Any(sign => end.Detail.Contains(sign, StringComparison.OrdinalIgnoreCase))).Make?.Invoke() ?? NoPicture(),
    };

    /// <param name="rate">Pictures a second that came.</param>
    /// <param name="fps">Asked for; 0: key frames.</param>
    public static Trouble TooFew(double rate, double fps) => fps > 0
        ? new(
            "camera.rate-low",
            new($"画面过少：每秒 {rate:0.#} 帧，应为 {fps:0.#} 帧。", $"Too few pictures: {rate:0.#} a second instead of {fps:0.#}."),
            new("检查摄像机的帧率设置和网络；或调低 fps。", "Check the camera's frame rate and the network, or ask for less (fps)."))
        : new(
            "camera.rate-low",
            new($"关键帧间隔过长：约 {1 / Math.Max(rate, 0.01):0} 秒一帧。", $"Key frames come too seldom: about one in {1 / Math.Max(rate, 0.01):0} s."),
            new("在摄像机上把 I 帧间隔设为 2 至 4 秒，或改用 fps。", "Set the camera's I-frame interval to 2 to 4 s, or use fps."));

    public static Trouble TooMany(double rate, double fps) => fps > 0
        ? new(
            "camera.rate-high",
            new($"画面过多：每秒 {rate:0.#} 帧，应为 {fps:0.#} 帧，码流时间有误。", $"Too many pictures: {rate:0.#} a second instead of {fps:0.#}; the stream's times are wrong."),
            new("重启摄像机或更新其固件。", "Restart the camera or update its firmware."))
        : new(
            "camera.rate-high",
            new($"每秒有 {rate:0.#} 个关键帧，仅取关键帧不起作用。", $"{rate:0.#} key frames a second: taking key frames only saves nothing."),
            new("在摄像机上改用 H.264 并把 I 帧间隔设为 2 秒，或改用 fps。", "Switch the camera to H.264 with an I-frame interval of 2 s, or use fps."));

    public static Trouble Corrupt(double aMinute) => new(
        "camera.corrupt",
        new($"画面损坏：每分钟约 {aMinute:0} 处错误。", $"Damaged pictures: about {aMinute:0} errors a minute."),
        new("检查网线、无线信号和交换机；使用 UDP 时改用 TCP。", "Check cable, radio link and switch; change from UDP to TCP if it is UDP."));

    private static Trouble Lost() => new(
        "camera.lost",
        new("视频中断。", "The stream was lost."),
        new("正在自动重连；若持续，检查摄像机电源和网络。", "Reconnecting by itself; if it stays, check the camera's power and network."));

    private static Trouble Silent() => new(
        "camera.silent",
        new("连接还在，但没有新画面。", "The connection stands, but no picture comes."),
        new("正在自动重连；若持续，重启摄像机。", "Reconnecting by itself; if it stays, restart the camera."));

    private static Trouble NoPicture() => new(
        "camera.no-picture",
        new("摄像机没有给出画面。", "The camera gives no picture."),
        new("检查摄像机设置和编码格式（H.264 或 H.265）；会自动重试。", "Check the camera's settings and encoding (H.264 or H.265); it is retried by itself."));
}
