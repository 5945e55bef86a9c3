using EdgeGateway.Service.Cases;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Service.Tests.Cases;

/// <summary>Sees one car at one place, or none, as the test wants it; counts its looks.</summary>
internal sealed class CarDetector
{
    private int _looks;

    /// <summary>False: the place is empty.</summary>
    public bool IsThere { get; set; } = true;

    public int Looks => Volatile.Read(ref _looks);

    public DetectorSource Source => new(_ => new DetectorChoice(new Eye(this), null));

    private sealed class Eye(CarDetector car) : Detector
    {
        public override string Name => "test";

        public override string Digest => new('0', 64);

        public override IReadOnlyList<string> Labels => ["car"];

        public override IReadOnlyList<Detection> Detect(Frame frame)
        {
            Interlocked.Increment(ref car._looks);
            return car.IsThere ? [new Detection("car", 0.9f, new Box(0.4f, 0.4f, 0.6f, 0.6f))] : [];
        }
    }
}
