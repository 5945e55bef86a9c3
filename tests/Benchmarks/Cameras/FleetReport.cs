namespace EdgeGateway.Benchmarks.Cameras;

/// <summary>How a fleet did, and what it cost.</summary>
internal sealed record FleetReport(int Cameras, PlantedFilm Film, Costs Costs)
{
    /// <summary>Looked at so much later than the freshest picture, a stream is behind.</summary>
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(3);

    public required int Found { get; init; }
    public required int Told { get; init; }
    public required TimeSpan WorstBehind { get; init; }
    public required long Dropped { get; init; }
    public required long Received { get; init; }
    public required long Restarts { get; init; }
    public required long Looks { get; init; }
    public required double Megabytes { get; init; }
    public required double ChildMegabytes { get; init; }

    public bool IsGood => Found == Cameras && Told == Cameras && WorstBehind < Allowed;

    public override string ToString()
    {
        var seconds = Costs.At * Cameras;
        var limit = Film.Fps > 0 ? "8 ms for 640x360@5" : "19 ms for key frames";
        return $"""
            {Film.Name} x {Cameras}: {(IsGood ? "good" : "NOT GOOD")}; {Found} of {Cameras} planted stops found, {Told} told; worst stream {WorstBehind.TotalSeconds:0.0} s behind
              pictures {Received}, dropped {Dropped}, looks of the model {Looks}, reconnects {Restarts}; memory gateway {Megabytes:0} MB, decoders {ChildMegabytes:0} MB
              CPU ms per camera-second: decode and convert {Ms(Costs.Decoders):0.0} (limit {limit}), motion and health {Ms(Costs.Motion):0.00}, infer {Ms(Costs.Infer):0.0}, track {Ms(Costs.Track):0.00}, rest of the process {Ms(Costs.Gateway - Costs.Motion - Costs.Infer - Costs.Track):0.0}, all {Ms(Costs.Gateway + Costs.Decoders):0.0}
              CPU ms per look of the model {Costs.Infer * 1000 / Math.Max(1, Looks * Costs.At / PlantedFilm.Length.TotalSeconds):0.0} (limit of the bare Run 13)
              cores used: gateway and decoders {(Costs.Gateway + Costs.Decoders) / Costs.At:0.00}, server {Costs.Server / Costs.At:0.00}, everybody else {Math.Max(0, Costs.Machine - Costs.Gateway - Costs.Decoders - Costs.Server) / Costs.At:0.00} of {Environment.ProcessorCount}; load {ProcessorTime.Load()}
            """;

        double Ms(double spent) => spent * 1000 / seconds;
    }
}
