using EdgeGateway.Service.Doctor;

namespace EdgeGateway.Service.Tests.Doctor;

/// <summary>One way to break a box, and the check that must see it.</summary>
/// <param name="Id">The check.</param>
/// <param name="Level">What it must say.</param>
/// <param name="Broken">The box with that one thing broken.</param>
internal sealed record Breaker(string Id, CheckLevel Level, Func<DoctorRig, Task<CheckContext>> Broken)
{
    /// <summary>The box before, where it is not the healthy one of the rig.</summary>
    public Func<DoctorRig, CheckContext> Before { get; init; } = static rig => rig.Healthy;

    public static Breaker Warns(string id, Func<DoctorRig, CheckContext> broken, Func<DoctorRig, CheckContext>? before = null) => Of(id, CheckLevel.Warn, broken, before);

    public static Breaker Fails(string id, Func<DoctorRig, CheckContext> broken, Func<DoctorRig, CheckContext>? before = null) => Of(id, CheckLevel.Fail, broken, before);

    public static Breaker Async(string id, CheckLevel level, Func<DoctorRig, Task<CheckContext>> broken) => new(id, level, broken);

    private static Breaker Of(string id, CheckLevel level, Func<DoctorRig, CheckContext> broken, Func<DoctorRig, CheckContext>? before)
    {
        var one = new Breaker(id, level, rig => Task.FromResult(broken(rig)));
        return before is null ? one : one with { Before = before };
    }
}
