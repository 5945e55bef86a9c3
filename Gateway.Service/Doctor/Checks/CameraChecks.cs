using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Doctor.Probes;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>Every camera: reached, let in, and is its stream of use. Nothing of a login is ever shown.</summary>
internal static class CameraChecks
{
    private const double RareKeyFrames = 5;
    private const double FewFps = 5;
    private const int AtOnce = 4;
    private static readonly string[] Good = ["h264", "hevc", "mjpeg", "mpeg4", "av1"];

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Async("camera.reach", "摄像机连接", "Camera reached", ReachAsync),
        DoctorCheck.Each("camera.state", "摄像机状态", "Camera state", context => Enabled(context).Select(camera => State(context, camera)).DefaultIfEmpty(None)),
        Stream("camera.stream", "视频流", "Stream", (_, seen) => Finding.Ok($"{seen.Codec ?? "?"} {seen.Width}x{seen.Height}, {seen.Pictures} 帧 / {seen.Seconds:0.0} s", $"{seen.Codec ?? "?"} {seen.Width}x{seen.Height}, {seen.Pictures} pictures in {seen.Seconds:0.0} s")),
        Stream("camera.codec", "编码格式", "Codec", (_, seen) => seen.Codec is null ? Finding.Skip("没有及时得知", "not told in time") : Finding.Of(Good.Contains(seen.Codec) ? CheckLevel.Ok : CheckLevel.Warn, Finding.Same(seen.Codec),
            new("这种编码没有试过", "This encoding was never tried"), new("把摄像机改成 H.264 或 H.265", "Set the camera to H.264 or H.265"))),
        Stream("camera.fps", "帧率", "Frame rate", Fps),
        Stream("camera.keyframes", "关键帧间隔", "Key frame interval", KeyFrames),
    ];

    private static Finding None => Finding.Skip("没有摄像机", "there are no cameras");

    private static List<CameraOptions> Enabled(CheckContext context) => [.. context.Options.Cameras.Where(camera => camera.Enabled)];

    private static DoctorCheck Stream(string id, string zh, string en, Func<CameraOptions, StreamSight, Finding> judge) => DoctorCheck.Async(id, zh, en, async (context, stopping) =>
    {
        var sights = await context.Once("cameras", () => LookAsync(context, stopping));
        if (sights.Count == 0)
            return [None];
        return [.. sights.Select(one => Judge(id, one.Camera, one.Sight, judge) with { On = one.Camera.Id })];
    });

    private static Finding Judge(string id, CameraOptions camera, StreamSight? seen, Func<CameraOptions, StreamSight, Finding> judge) => seen switch
    {
        null => Finding.Skip("软件摄像机，或本机正在用的设备", "a camera in software, or a device in use here"),
        // The first of the checks says why; the others have nothing to add.
        { Trouble: { } trouble } => id == "camera.stream" ? Finding.By(CheckLevel.Fail, trouble, new($"{StreamProbe.Shown(camera)}：{trouble.Code}", $"{StreamProbe.Shown(camera)}: {trouble.Code}")) : Finding.Skip("没有视频流", "there is no stream"),
        _ => judge(camera, seen),
    };

    // A few at a time: a box with sixteen cameras must not be drowned by its doctor.
    private static async Task<IReadOnlyList<(CameraOptions Camera, StreamSight? Sight)>> LookAsync(CheckContext context, CancellationToken stopping)
    {
        using var gate = new SemaphoreSlim(AtOnce);
        return await Task.WhenAll(Enabled(context).Select(async camera =>
        {
            if (camera.Address.StartsWith("virtual:", StringComparison.OrdinalIgnoreCase) || (camera.Address.StartsWith("v4l2:", StringComparison.OrdinalIgnoreCase) && !context.MayOpenDevices))
                return (camera, (StreamSight?)null);
            await gate.WaitAsync(stopping);
            try
            {
                return (camera, await StreamProbe.LookAsync(camera, context.Clock, stopping));
            }
            finally
            {
                gate.Release();
            }
        }));
    }

    private static async Task<IReadOnlyList<Finding>> ReachAsync(CheckContext context, CancellationToken stopping)
    {
        var all = await Task.WhenAll(Enabled(context).Select(async camera =>
        {
            if (StreamProbe.EndpointOf(camera) is not { } at)
                return Finding.Skip("不在网络上", "not on the network", camera.Id);
            var seen = await PeerSight.LookAsync(at.Host, at.Port, null, context.Clock, stopping);
            return seen.Connected is { } took ? Finding.Good($"{took.TotalMilliseconds:0} ms", camera.Id)
                : Finding.Fail(new($"{at.Host}:{at.Port} 连不上：{seen.Error}", $"{at.Host}:{at.Port}: {seen.Error}"), seen.Refused ? new("摄像机的主机在线，但没有视频服务", "The camera's host is there, but no video service") : new("网络上找不到摄像机", "The camera does not answer on the network"),
                    seen.Refused ? new("检查摄像机的 RTSP 服务和端口", "Check the camera's RTSP service and port") : new("检查摄像机电源、网线、交换机和地址", "Check the camera's power, cable, switch and address"), camera.Id);
        }));
        return all.Length > 0 ? all : [None];
    }

    private static Finding State(CheckContext context, CameraOptions camera) => context.Live?.Things.FirstOrDefault(thing => thing.Id == camera.Id) switch
    {
        null => Finding.Skip("网关运行时才知道", "known only while the gateway runs", camera.Id),
        { Trouble: { } trouble } thing => Finding.By(thing.State == ThingState.Offline ? CheckLevel.Fail : CheckLevel.Warn, trouble, Finding.Same(Health.StateNames.Of(thing.State)), camera.Id),
        var thing => Finding.Good(Health.StateNames.Of(thing.State), camera.Id),
    };

    private static Finding Fps(CameraOptions camera, StreamSight seen) => seen.Fps is not { } fps
        ? Finding.Warn(new($"只有 {seen.Pictures} 帧", $"only {seen.Pictures} picture(s)"), new("画面来得太少", "Hardly any pictures come"), new("检查摄像机设置和网络带宽", "Check the camera's settings and the network"))
        : Finding.Of(fps < FewFps || fps + 0.5 < camera.Fps ? CheckLevel.Warn : CheckLevel.Ok, new($"{fps:0.0} 帧/秒，需要 {camera.Fps}", $"{fps:0.0} per second, {camera.Fps} wanted"),
            new("帧率低于规则需要的", "Fewer pictures than the rules want"), new("调高摄像机帧率，或检查网络是否丢包", "Raise the camera's frame rate, or see whether the network loses packets"));

    private static Finding KeyFrames(CameraOptions camera, StreamSight seen)
    {
        if (seen.KeyFrameSeconds is not { } seconds)
        {
            return seen.Seconds < RareKeyFrames ? Finding.Skip("看的时间太短", "not looked at long enough") : Rare(new($"{seen.Seconds:0.0} 秒内 {seen.KeyFrames} 个", $"{seen.KeyFrames} within {seen.Seconds:0.0} s"), CheckLevel.Warn);
        }
        return Rare(new($"最长 {seconds:0.0} 秒一个", $"one every {seconds:0.0} s at most"), seconds > RareKeyFrames ? CheckLevel.Warn : CheckLevel.Ok);
    }

    private static Finding Rare(Bilingual evidence, CheckLevel level) => Finding.Of(level, evidence, new("关键帧太少：重连后黑屏久，录像片段不准", "Key frames are rare: long wait after a reconnect, imprecise clips"),
        new("把摄像机的 I 帧间隔设为 2 秒", "Set the camera's key frame interval to 2 s"));
}
