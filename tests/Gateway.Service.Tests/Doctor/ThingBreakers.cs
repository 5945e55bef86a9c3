using System.Diagnostics;
using EdgeGateway.Devices.Health;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Doctor;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Doctor;

/// <summary>Ways to break ports, devices, cameras and models.</summary>
internal static class ThingBreakers
{
    private const string Model = "yolox_nano_416";

    public static IReadOnlyList<Breaker> All { get; } =
    [
        Breaker.Fails("ports.present", rig =>
        {
            File.Delete(Path.Combine(rig.Root, "dev/ttyUSB1"));
            return rig.Healthy;
        }),
        Breaker.Fails("ports.permission", rig => rig.Healthy with { Machine = rig.Machine with { MayUse = path => !path.EndsWith("ttyUSB0", StringComparison.Ordinal) } }),
        Breaker.Warns("ports.groups", rig => Rewritten(rig, "proc/self/status", "Uid:\t990 990 990 990\nGroups:\t7 990")),
        Breaker.Warns("ports.groups", rig => Rewritten(rig, "proc/self/status", "Uid:\t990 990 990 990\nGroups:\t20 990")),
        Breaker.Fails("ports.busy", rig =>
        {
            rig.Put("proc/4242/comm", "oldtill\n");
            Directory.CreateDirectory(Path.Combine(rig.Root, "proc/4242/fd"));
            File.CreateSymbolicLink(Path.Combine(rig.Root, "proc/4242/fd/5"), "/dev/ttyUSB0");
            return rig.Healthy;
        }),
        Breaker.Fails("ports.twice", rig =>
        {
            Directory.CreateDirectory(Path.Combine(rig.Root, "dev/serial/by-id"));
            File.CreateSymbolicLink(Path.Combine(rig.Root, "dev/serial/by-id/reader"), "../../ttyUSB1");
            return rig.With("""{"idCardReaders":[{"id":"reader-1","address":"serial:/dev/serial/by-id/reader"}],"scanners":[{"id":"scanner-1","address":"serial:/dev/ttyUSB1"}]}""");
        }),
        Breaker.Warns("ports.thieves", rig => Rewritten(rig, "proc/500/comm", "ModemManager")),
        Breaker.Warns("ports.thieves", rig => Rewritten(rig, "proc/501/comm", "brltty")),
        Breaker.Warns("ports.udev", rig =>
        {
            File.Delete(Path.Combine(rig.Root, "etc/udev/rules.d/70-edgegateway.rules"));
            return rig.Healthy;
        }),
        Breaker.Fails("device.reader", rig => Is(rig, "reader-1", ThingState.Offline, "reader.no-answer"), Live),
        Breaker.Fails("device.reader", rig => Live(rig) with { Live = DoctorRig.Live with { CheckDevice = (_, _) => Task.FromResult<HealthCheck?>(new HealthCheck(HealthLevel.Internal, HealthOutcome.Failed, new("模块没有授权", "The module is not authorised"), DoctorRig.Noon.At, DoctorRig.Trouble("reader.sam"))) } }, Live),
        Breaker.Fails("device.scanner", rig => Is(rig, "scanner-1", ThingState.Offline, "scanner.not-found"), Live),
        // Nothing runs: the driver itself looks for the port, which is not on this machine.
        new Breaker("device.scanner", CheckLevel.Fail, rig => Task.FromResult(rig.With("""{"scanners":[{"id":"scanner-1","address":"serial:/dev/edgegateway-nowhere"}]}""") with { Clock = TimeProvider.System })) { Before = Live },
        Breaker.Warns("device.printer", rig => Is(rig, "printer-1", ThingState.Degraded, "printer.paper-low"), Live),
        Breaker.Fails("device.printer", rig => Is(rig, "printer-1", ThingState.Offline, "printer.paper-out"), Live),
        Breaker.Warns("device.complete", rig => rig.With("""{"checkout":{"enabled":true},"scanners":[{"id":"scanner-1","address":"serial:/dev/ttyUSB1"}]}""")),
        Breaker.Fails("camera.reach", rig => rig.With($$"""{"cameras":[{"id":"gate","address":"rtsp://viewer:hidden@127.0.0.1:{{FreePort.Next()}}/1"}]}""") with { Clock = TimeProvider.System }),
        Breaker.Fails("camera.state", rig => Seen(rig, ThingState.Offline), rig => Seen(rig, null)),
        Breaker.Warns("camera.state", rig => Seen(rig, ThingState.Degraded), rig => Seen(rig, null)),
        Breaker.Fails("camera.stream", rig => Camera(rig, rig.Folder.File("gone.mp4"))),
        Breaker.Async("camera.codec", CheckLevel.Warn, rig => FilmAsync(rig, "-c:v", "mpeg2video", "-r", "25", "-g", "25")),
        Breaker.Async("camera.fps", CheckLevel.Warn, rig => FilmAsync(rig, "-c:v", "libx264", "-r", "2", "-g", "2")),
        Breaker.Async("camera.keyframes", CheckLevel.Warn, rig => FilmAsync(rig, "-c:v", "libx264", "-r", "10", "-g", "60", "-sc_threshold", "0")),
        Breaker.Fails("vision.ffmpeg", rig => Camera(rig, "/x.mp4") with { Machine = rig.Machine with { Program = _ => null } }, rig => Camera(rig, "/x.mp4")),
        Breaker.Fails("vision.model.file", rig => Camera(rig, "/x.mp4", "no_such_model")),
        Breaker.Async("vision.model.digest", CheckLevel.Fail, async rig =>
        {
            await File.WriteAllTextAsync(rig.Folder.File($"{Model}.onnx"), "not these bytes");
            return Camera(rig, "/x.mp4", Model, rig.Folder.Path);
        }),
        Breaker.Async("vision.model.inference", CheckLevel.Fail, async rig =>
        {
            await File.WriteAllTextAsync(rig.Folder.File("own.onnx"), "no model");
            await File.WriteAllTextAsync(rig.Folder.File("own.json"), """{"family":"yolox","width":416,"height":416,"labels":["a"]}""");
            return Camera(rig, "/x.mp4", "own", rig.Folder.Path);
        }),
    ];

    private static CheckContext Live(DoctorRig rig) => rig.Healthy with { Live = DoctorRig.Live };

    private static CheckContext Is(DoctorRig rig, string id, ThingState state, string code) =>
        Live(rig) with { Live = DoctorRig.Live with { Things = [.. DoctorRig.Live.Things.Select(thing => thing.Id == id ? thing with { State = state, Trouble = DoctorRig.Trouble(code) } : thing)] } };

    private static CheckContext Seen(DoctorRig rig, ThingState? state) => Camera(rig, "/x.mp4") with
    {
        Live = DoctorRig.Live with { Things = [DoctorRig.Thing("gate", ThingKinds.Camera, state ?? ThingState.Online, state is null ? null : DoctorRig.Trouble("camera.silent"))] },
    };

    private static CheckContext Rewritten(DoctorRig rig, string file, string text)
    {
        rig.Put(file, text + "\n");
        return rig.Healthy;
    }

    private static CheckContext Camera(DoctorRig rig, string file, string model = "hog", string? models = null) =>
        rig.With($$"""{"cameras":[{"id":"gate","address":"file:{{file}}","model":"{{model}}"}]{{(models is null ? "" : $",\"modelDirectory\":\"{models}\"")}}}""") with { Clock = TimeProvider.System };

    private static async Task<CheckContext> FilmAsync(DoctorRig rig, params string[] codec)
    {
        var film = rig.Folder.File("film.mkv");
        using var ffmpeg = Process.Start("ffmpeg", ["-hide_banner", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=160x120:rate=25", "-t", "8", .. codec, "-pix_fmt", "yuv420p", film]);
        await ffmpeg.WaitForExitAsync();
        Assert.Equal(0, ffmpeg.ExitCode);
        return Camera(rig, film);
    }
}
