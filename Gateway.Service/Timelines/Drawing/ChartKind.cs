using System.Globalization;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Timelines.Drawing;

/// <summary>How one kind of number is shown.</summary>
/// <param name="What">One of <see cref="TimelineKinds"/>.</param>
/// <param name="Name">Heading.</param>
/// <param name="LowIsBad">The lowest is what one looks for.</param>
/// <param name="AtLeast">The scale goes up to this at least, so that noise does not look like a mountain.</param>
/// <param name="Write">A value in words.</param>
public sealed record ChartKind(string What, Bilingual Name, bool LowIsBad, double AtLeast, Func<double, string> Write)
{
    private static readonly double[] Waits = [60, 300, 900, 1800, 3600, 2 * 3600, 6 * 3600, 12 * 3600, 86_400, 7 * 86_400];

    public static IReadOnlyList<ChartKind> All { get; } =
    [
        new(TimelineKinds.Queue, new("待送记录", "Waiting to be sent"), false, 10, Count),
        new(TimelineKinds.Lag, new("最早一条已等待", "Oldest has waited"), false, 60, Seconds) { Scale = Waits },
        new(TimelineKinds.FrameRate, new("摄像头每秒画面", "Camera pictures/s"), true, 5, value => Number(value, "0.#")),
        new(TimelineKinds.Commit, new("写入磁盘用时", "Write to disk takes"), false, 0.01, Seconds),
        new(TimelineKinds.Disk, new("磁盘剩余", "Free on disk"), true, 1e9, Bytes),
        new(TimelineKinds.Memory, new("程序占用内存", "Memory of the program"), false, 1e8, Bytes),
        new(TimelineKinds.Temperature, new("处理器温度", "Processor temperature"), false, 50, value => Number(value, "0") + " °C"),
    ];

    /// <summary>Upper edges to choose from; null: round numbers.</summary>
    public IReadOnlyList<double>? Scale { get; init; }

    /// <summary>Upper edge for a day with this highest value.</summary>
    public double Top(double highest) => Scale is { } scale ? Curve.RoundUp(highest, scale) : Curve.RoundUp(highest, AtLeast);

    private static string Count(double value) => Number(value, "#,0");

    private static string Seconds(double value) => value switch
    {
        0 => "0 s",
        < 1 => Number(value * 1000, value < 0.01 ? "0.#" : "0") + " ms",
        < 120 => Number(value, "0") + " s",
        < 7200 => Number(value / 60, "0") + " min",
        _ => Number(value / 3600, "0.#") + " h",
    };

    private static string Bytes(double value) => value switch
    {
        >= 1e12 => Number(value / 1e12, "0.#") + " TB",
        >= 1e9 => Number(value / 1e9, "0.#") + " GB",
        _ => Number(value / 1e6, "0") + " MB",
    };

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
