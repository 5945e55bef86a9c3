using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Capture.Clips;

internal static class ClipTroubles
{
    public static Trouble Off() => new(
        "clip.off",
        new("没有保留录像片段。", "No film of this camera is kept."),
        new("在摄像机配置中设置 clips.keep。", "Set clips.keep of the camera."));

    public static Trouble Blurred() => new(
        "clip.blurred",
        new("这个摄像机的图片要遮盖人脸或车牌，录像无法遮盖，所以不留录像片段。", "Faces or plates are to be hidden in this camera's pictures; film cannot be searched for them, so it is not kept."),
        new("证据图片照常。要录像片段，就去掉摄像机的 blur。", "Evidence pictures are made as usual. For clips, take out the camera's blur."));

    public static Trouble NoFilm() => new(
        "clip.no-film",
        new("这段时间没有录像。", "There is no film of that time."),
        new("加大 clips.keep 或 clips.maxMegabytes，或检查摄像机连接。", "Raise clips.keep or clips.maxMegabytes, or check the camera's connection."));

    public static Trouble NoMemoryFolder() => new(
        "clip.no-memory-folder",
        new("有隐私遮挡的摄像机，录像只放在内存中，而这台机器没有内存文件系统。", "Film of a camera with privacy masks is kept in memory only, and this machine has no memory file system."),
        new("挂载 tmpfs 到 /dev/shm；图片和案件不受影响，只是没有录像片段。", "Mount a tmpfs at /dev/shm; pictures and cases are not affected, there are just no clips."));

    public static Trouble NoMemoryLeft(long megabytes) => new(
        "clip.no-memory-left",
        new($"有隐私遮挡的摄像机，录像只放在内存中，而内存不够再放 {megabytes} MB。", $"Film of a camera with privacy masks is kept in memory only, and there is no room for {megabytes} MB more."),
        new("减小 clips.maxMemoryMegabytes，或增加内存；图片和案件不受影响，只是没有录像片段。", "Lower clips.maxMemoryMegabytes or add memory; pictures and cases are not affected, there are just no clips."));

    public static Trouble Swapped() => new(
        "clip.memory-swapped",
        new("有隐私遮挡的摄像机，录像只放在内存中，而系统可能把内存写到磁盘（交换空间）。", "Film of a camera with privacy masks is kept in memory only, and the system may write memory to a disk (swap)."),
        new("关闭交换空间，或给服务设 MemorySwapMax=0；图片和案件不受影响，只是没有录像片段。", "Switch swap off, or give the service MemorySwapMax=0; pictures and cases are not affected, there are just no clips."));

    public static Trouble NotWritten() => new(
        "clip.not-written",
        new("录像写不下来，重启前没有录像片段。", "The film cannot be written: there are no clips until the restart."),
        new("检查空间，或在摄像机中关闭 B 帧；图片和案件不受影响。", "Check the room there is, or turn off B-frames in the camera; pictures and cases are not affected."));

    public static Trouble EndlessPiece() => new(
        "clip.endless-piece",
        new("摄像机几乎不发关键帧，录像无法分段，重启前没有录像片段。", "The camera hardly sends key frames, so its film cannot be cut into pieces: there are no clips until the restart."),
        new("把摄像机的 I 帧间隔设为 2 秒，或加大 clips 的容量；图片和案件不受影响。", "Set the camera's key frame interval to 2 s, or allow clips more megabytes; pictures and cases are not affected."));

    public static Trouble NotJoined() => new(
        "clip.not-joined",
        new("录像片段无法合并。", "The pieces of film could not be joined."),
        new("检查磁盘空间和 ffmpeg；证据图片不受影响。", "Check disk space and ffmpeg; the evidence pictures are not affected."));
}
