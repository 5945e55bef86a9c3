namespace EdgeGateway.Vision.CameraHealth;

/// <summary>One and the same place looks so different in colour by day and in infrared at night that each has its own reference.</summary>
internal enum Light
{
    Day,
    Night,
}
