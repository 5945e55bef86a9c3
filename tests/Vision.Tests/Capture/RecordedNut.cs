using System.Text.Json;

namespace EdgeGateway.Vision.Tests.Capture;

/// <summary>Bytes an ffmpeg 5.1 wrote, and what ffprobe says is in them: <c>cases/*.nut</c> beside <c>cases/*.json</c>.</summary>
internal sealed record RecordedNut(byte[] Bytes, int Width, int Height, IReadOnlyList<TimeSpan> Times)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Capture", "cases");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.nut").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public static RecordedNut Load(string name)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json")));
        var root = expected.RootElement;
        return new RecordedNut(
            File.ReadAllBytes(Path.Combine(Folder, name + ".nut")),
            root.GetProperty("width").GetInt32(),
            root.GetProperty("height").GetInt32(),
            [.. root.GetProperty("seconds").EnumerateArray().Select(second => TimeSpan.FromSeconds(second.GetDouble()))]);
    }
}
