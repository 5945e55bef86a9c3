using EdgeGateway.Vision;

namespace EdgeGateway.Service.Cases;

/// <summary>When platforms are told of a case: the rule's word, else the camera's. Pure.</summary>
internal static class Filing
{
    public const string AfterReview = "after-review";

    public static bool IsAtOnce(CameraOptions camera, string rule) =>
        (camera.Rules.FirstOrDefault(one => one.Id == rule)?.Filing ?? camera.Filing) != AfterReview;
}
