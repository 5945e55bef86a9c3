using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Capture.Clips;

internal static class ClipTroubles
{
    public static Trouble Off() => new(
        "clip.off",
        new("没有保留录像片段。", "No film of this camera is kept."),
        new("在摄像机配置中设置 clips.keep。", "Set clips.keep of the camera."));

    public static Trouble NoFilm() => new(
        "clip.no-film",
        new("这段时间没有录像。", "There is no film of that time."),
        new("加大 clips.keep 或 clips.maxMegabytes，或检查摄像机连接。", "Raise clips.keep or clips.maxMegabytes, or check the camera's connection."));

    public static Trouble NotJoined() => new(
        "clip.not-joined",
        new("录像片段无法合并。", "The pieces of film could not be joined."),
        new("检查磁盘空间和 ffmpeg；证据图片不受影响。", "Check disk space and ffmpeg; the evidence pictures are not affected."));
}
