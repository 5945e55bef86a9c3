namespace EdgeGateway.Vision.Tests.Capture;

/// <summary>Tests with real ffmpeg children run one after the other: their times are those of a camera, not of a crowded test machine.</summary>
[CollectionDefinition(Name)]
public sealed class Streams
{
    public const string Name = "streams";
}
