using EdgeGateway.Vision;

namespace EdgeGateway.Benchmarks.Cameras;

/// <summary>Processor seconds spent up to a moment, or between two.</summary>
internal sealed record Costs(double At, double Server, double Decoders, double Gateway, double Motion, double Infer, double Track, double Machine)
{
    public static Costs Now(FilmServer server, StageMeter stages) => new(
        TimeProvider.System.GetElapsedTime(0).TotalSeconds,
        ProcessorTime.Seconds(server.ProcessId) ?? 0,
        ProcessorTime.Children().Where(id => id != server.ProcessId).Sum(id => ProcessorTime.Seconds(id) ?? 0),
        Environment.CpuUsage.TotalTime.TotalSeconds,
        stages.Of(Stage.Motion).Time.TotalSeconds,
        stages.Of(Stage.Infer).Time.TotalSeconds,
        stages.Of(Stage.Track).Time.TotalSeconds,
        ProcessorTime.MachineSeconds());

    public static Costs operator -(Costs to, Costs from) => new(
        to.At - from.At, to.Server - from.Server, to.Decoders - from.Decoders, to.Gateway - from.Gateway,
        to.Motion - from.Motion, to.Infer - from.Infer, to.Track - from.Track, to.Machine - from.Machine);
}
