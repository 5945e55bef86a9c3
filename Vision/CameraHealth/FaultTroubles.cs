using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.CameraHealth;

/// <summary>The faults in words for the person who looks after the camera. Pure.</summary>
internal static class FaultTroubles
{
    public static Trouble Of(CameraFaultKind kind) => kind switch
    {
        CameraFaultKind.Lost => new(
            "camera.fault.lost",
            new("摄像机较长时间没有画面。", "The camera has given no picture for a while."),
            new("检查摄像机电源、网线和交换机；恢复后自动继续。", "Check the camera's power, cable and switch; it goes on by itself.")),
        CameraFaultKind.Frozen => new(
            "camera.fault.frozen",
            new("画面静止不动，视频流仍在传输。规则已暂停。", "The stream runs but its picture stands still. Rules are suspended."),
            new("重启摄像机。", "Restart the camera.")),
        CameraFaultKind.Dark => new(
            "camera.fault.dark",
            new("画面太暗，或镜头被完全遮挡。规则已暂停。", "The picture is too dark, or the lens is covered completely. Rules are suspended."),
            new("检查照明、红外补光和镜头。", "Check light, infrared lamp and lens.")),
        CameraFaultKind.Overexposed => new(
            "camera.fault.overexposed",
            new("画面大部分过曝发白。规则已暂停。", "Most of the picture is white. Rules are suspended."),
            new("检查曝光设置，避免强光直射镜头。", "Check the exposure setting and keep strong light off the lens.")),
        CameraFaultKind.Covered => new(
            "camera.fault.covered",
            new("镜头被遮挡，或因雾、污物看不清。规则已暂停。", "Something covers the lens, or fog or dirt does. Rules are suspended."),
            new("移开遮挡物并清洁镜头。", "Take away what covers it and clean the lens.")),
        CameraFaultKind.ViewChanged => new(
            "camera.fault.view-changed",
            new("摄像机朝向与参考画面不一致。规则已暂停。", "The camera looks elsewhere than its reference picture shows. Rules are suspended."),
            new("转回原位；若是有意移动，检查区域后更新参考画面。", "Turn it back; if the move was meant, check the zones and renew the reference picture.")),
        CameraFaultKind.Blurred => new(
            "camera.fault.blurred",
            new("画面比平时模糊得多。规则已暂停。", "The picture is much less sharp than it used to be. Rules are suspended."),
            new("清洁镜头，重新对焦；若是有意更换镜头，更新参考画面。", "Clean the lens and focus anew; if the lens was changed on purpose, renew the reference picture.")),
        CameraFaultKind.ClockDrift => new(
            "camera.fault.clock-drift",
            new("视频流的时间与网关时钟走速不一致，停留时长不可信。规则已暂停。", "The stream's time runs at another speed than the box's clock: dwell cannot be trusted. Rules are suspended."),
            new("检查摄像机的帧率设置和固件，然后重启摄像机。", "Check the camera's frame rate setting and firmware, then restart it.")),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
