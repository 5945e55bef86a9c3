using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Virtual;

/// <summary>What can be wrong with the demo camera.</summary>
internal static class VirtualTroubles
{
    public static Trouble NoFilm() => new(
        "camera.no-footage",
        new("没有演示录像，虚拟摄像机没有画面。", "The demo film is missing: the virtual camera has no picture."),
        new(
            $"运行 run.sh 自动获取，或用环境变量 {Footage.Variable} 指定一个视频文件。",
            $"run.sh fetches it; or name any film in the environment variable {Footage.Variable}."));

    public static Trouble NoServer(string problem) => new(
        "camera.demo-without-rtsp",
        new("演示用的 RTSP 服务没有启动，改为直接播放文件。", $"The demo's RTSP server did not start ({problem}): the film is played as a file."),
        new("安装 python3-gi、gir1.2-gst-rtsp-server-1.0 和 gstreamer1.0-plugins-bad 后重启。", "Install python3-gi, gir1.2-gst-rtsp-server-1.0 and gstreamer1.0-plugins-bad, then restart."));

    public static Trouble NoCopy(string problem) => new(
        "camera.demo-without-rtsp",
        new("演示录像不能转成 H.264，改为直接播放文件。", $"The demo film cannot be turned into H.264 ({problem}): it is played as it is."),
        new("安装带 libx264 的 ffmpeg 后重启。", "Install an ffmpeg with libx264, then restart."));

    public static Trouble Stopped() => new(
        "camera.demo-stopped",
        new("演示：虚拟摄像机已被停止。", "Demo: the virtual camera was stopped."),
        new("在演示面板或接口中重新启动它。", "Start it again on the demo panel or through the API."));
}
