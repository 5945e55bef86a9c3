namespace EdgeGateway.Vision;

/// <summary>Point in relative picture coordinates, 0 to 1.</summary>
public readonly record struct PointF(float X, float Y);
