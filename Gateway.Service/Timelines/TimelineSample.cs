namespace EdgeGateway.Service.Timelines;

/// <summary>One number of one minute.</summary>
/// <param name="What">One of <see cref="TimelineKinds"/>.</param>
/// <param name="Thing">Device, camera or destination; empty for the box.</param>
/// <param name="Value">The number.</param>
internal readonly record struct TimelineSample(string What, string Thing, double Value);
