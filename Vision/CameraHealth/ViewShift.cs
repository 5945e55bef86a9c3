namespace EdgeGateway.Vision.CameraHealth;

/// <summary>How far a view moved, in cells of the small copy, and how well it fits there.</summary>
internal readonly record struct ViewShift(int Across, int Down, double Fit)
{
    /// <summary>In parts of the picture's width.</summary>
    public double Length => Math.Sqrt((Across * Across) + (Down * Down)) / Impression.Columns;
}
