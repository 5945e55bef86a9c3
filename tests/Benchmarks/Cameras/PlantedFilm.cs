using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Benchmarks.Cameras;

/// <summary>A film with one thing that comes, stands and goes on the lawn of the test footage, while people walk about; and the rule that must find it.</summary>
internal sealed record PlantedFilm
{
    private static readonly IReadOnlyList<IReadOnlyList<float>> Lawn = [[0.02f, 0.6f], [0.4f, 0.6f], [0.4f, 0.98f], [0.02f, 0.98f]];

    /// <summary>1920x1080, 25 pictures a second, 3 Mb/s, a key frame every 2 s: a van stands for 66 s. The footage runs at 2.5 times its speed.</summary>
    public static readonly PlantedFilm Parking = new()
    {
        Name = "parking",
        Filter = "[1:v]crop=90:73:640:35,scale=180:-1[thing];[0:v]setpts=PTS/2.5,fps=25[back];[back][thing]overlay=70:340:enable='between(t,64,130)',crop=768:432:0:120,scale=1920:1080:flags=bilinear",
        Coding = ["-b:v", "3M", "-maxrate", "4M", "-bufsize", "6M", "-g", "50", "-keyint_min", "50"],
        Fps = 0,
        Rule = new RuleOptions { Id = "stop", Category = "motor-vehicle-parking", Labels = ["car", "truck", "bus"], Threshold = TimeSpan.FromSeconds(60), Zone = Lawn },
    };

    /// <summary>640x360, 5 pictures a second: somebody comes from the right within 4 s and stands for 36 s. Who does not walk is taken for a sign.</summary>
    public static readonly PlantedFilm People = new()
    {
        Name = "people",
        Filter = "[1:v]crop=50:104:243:210,scale=75:-1[thing];[0:v]fps=5[back];[back][thing]overlay=x='120+40*max(0,68-t)':y=360:enable='between(t,64,104)',crop=768:432:0:120,scale=640:360:flags=bilinear",
        Coding = ["-b:v", "500k", "-maxrate", "700k", "-bufsize", "1M", "-g", "10", "-keyint_min", "10"],
        Fps = 5,
        Rule = new RuleOptions { Id = "stay", Kind = "loitering", Category = "loitering", Labels = ["person"], Threshold = TimeSpan.FromSeconds(30), Zone = Lawn },
    };

    /// <summary>From the first picture to the end of the run: the thing has come and gone.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(142);

    public required string Name { get; init; }
    public required string Filter { get; init; }
    public required IReadOnlyList<string> Coding { get; init; }

    /// <summary>What the camera asks for; 0: key frames.</summary>
    public required double Fps { get; init; }

    public required RuleOptions Rule { get; init; }

    public CameraOptions Camera(string id, string address) => new() { Id = id, Address = address, Fps = Fps, Rules = [Rule] };

    /// <summary>Made once and kept in the cache folder.</summary>
    public async Task<string> EnsureAsync(string footage, string folder)
    {
        // A film that is described anew is made anew.
        var film = Path.Combine(folder, $"{Name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Filter)))[..8]}.mp4");
        if (File.Exists(film))
            return film;
        Directory.CreateDirectory(folder);
        var part = Path.Combine(folder, $"{Name}.part");
        using var process = Process.Start(new ProcessStartInfo("ffmpeg",
        [
            "-nostdin", "-v", "error", "-y", "-stream_loop", "-1", "-i", footage, "-i", footage, "-filter_complex",
            // The thing is cut from the footage's first picture and stays still.
            Filter.Replace("[1:v]", "[1:v]trim=end_frame=1,loop=loop=-1:size=1,", StringComparison.Ordinal),
            "-t", $"{Length.TotalSeconds + 20}", "-an", "-c:v", "libx264", "-preset", "veryfast", "-bf", "0", "-sc_threshold", "0", .. Coding, "-pix_fmt", "yuv420p", "-f", "mp4", part,
        ]))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException("ffmpeg could not make the film");
        File.Move(part, film);
        return film;
    }
}
