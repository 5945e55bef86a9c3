using System.Security.Cryptography;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases.Clips;
using EdgeGateway.Service.Cases.Handover;
using EdgeGateway.Service.Cases.Keeping;
using EdgeGateway.Service.Cases.Proof;
using EdgeGateway.Service.Cases.Queue;
using EdgeGateway.Service.Cases.Reports;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Configuration.Editing;
using EdgeGateway.Service.Space;
using EdgeGateway.Service.Trials;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Capture.Clips;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Inference.Scheduling;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Service.Cases;

internal static partial class CasesModule
{
    public static IServiceCollection AddCases(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(CaseSchema.Module);
        services.AddSingleton(MemorySchema.Module);
        services.AddSingleton<MemoryKeeper>();
        services.AddSingleton(provider => new ManifestBook(provider.GetRequiredService<ECDsa>));
        services.AddSingleton<CaseStore>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<CaseBoard>().AddSingleton<CaseProof>();
        services.AddCameraEditing().AddTrials();
        services.AddSingleton(_ => CaseTables.Load(options));
        services.AddSingleton(options.Cases);
        services.AddKeeping();
        services.AddCityReports();
        services.AddSingleton(new EvidenceFolder(options.DataDirectory));
        services.AddSingleton(provider => new InferenceScheduler(options.Inference.Workers, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CameraFactory(camera => new Camera(camera, Setup(options, provider))));
        services.AddSingleton(provider => Roster(options, provider));
        services.AddHandover(options);
        services.AddSingleton<LatestPictures>();
        services.AddSingleton(provider => new CasePictures(provider.GetRequiredService<CaseStore>(), provider.GetRequiredService<EvidenceFolder>()).Source);
        services.AddSingleton<CaseDesk>();
        // The desk stops after the cameras, so that what they found last is still filed and remembered.
        services.AddHostedService(provider => provider.GetRequiredService<CaseDesk>());
        services.AddHostedService(provider => provider.GetRequiredService<MemoryKeeper>());
        services.AddSingleton<ClipStore>().AddSingleton<ClipDeskSetup>().AddHostedService<ClipDesk>();
        services.AddSingleton<CameraHostSetup>().AddSingleton<CameraHost>();
        return services.AddHostedService(provider => provider.GetRequiredService<CameraHost>());
    }

    private static void AddHandover(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(HandoverSchema.Module);
        services.AddSingleton<HandoverStore>();
        services.AddSingleton<HandoverDesk>();
        services.AddSingleton(provider => new HandoverSetup(
            options.GatewayId,
            provider.GetRequiredService<ECDsa>,
            new HandoverTrust(Path.Combine(options.DataDirectory, "keys", "trusted")),
            provider.GetRequiredService<CaseStore>().StepsOf)
        {
            Clock = provider.GetRequiredService<TimeProvider>(),
            Log = provider.GetRequiredService<ILogger<HandoverDesk>>(),
        });
    }

    private static void AddKeeping(this IServiceCollection services)
    {
        services.AddSingleton<KeepStore>();
        services.AddSingleton<EvidenceKeeperSetup>();
        services.AddSingleton<EvidenceKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<EvidenceKeeper>());
        services.AddSingleton(provider => new SpaceUser(
            "evidence", EventClass.Telemetry, (bytes, stopping) => provider.GetRequiredService<EvidenceKeeper>().FreeAsync(bytes, KeepClass.Rejected, stopping)));
        services.AddSingleton(provider => new SpaceUser(
            "evidence", EventClass.Change, (bytes, stopping) => provider.GetRequiredService<EvidenceKeeper>().FreeAsync(bytes, KeepClass.Closed, stopping)));
    }

    public static void MapCases(this IEndpointRouteBuilder app)
    {
        app.MapHandoverApi();
        app.MapCaseApi();
        app.MapQueue();
        app.MapEvidenceApi();
        app.MapCityReports();
        app.MapCameraApi();
        app.MapCameraEditing();
        app.MapTrials();
    }

    private static CameraRoster Roster(GatewayOptions options, IServiceProvider provider)
    {
        foreach (var folder in FilmFolders.Clear(options.DataDirectory))
            LogOldFilm(provider.GetRequiredService<ILogger<CameraRoster>>(), folder);
        return new CameraRoster([.. options.Cameras.Select(provider.GetRequiredService<CameraFactory>().Make)]);
    }

    private static CameraSetup Setup(GatewayOptions options, IServiceProvider provider)
    {
        var keeper = provider.GetRequiredService<MemoryKeeper>();
        string[] models = options.ModelDirectory is { } folder ? [folder] : [];
        return new CameraSetup(
            provider.GetService<DetectorSource>()?.Open ?? (camera => DetectorCatalogue.Open(camera.Model, models, options.Inference)),
            Path.GetFullPath(options.DataDirectory),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>())
        {
            OpenBlur = name => DetectorCatalogue.Open(name, models, options.Inference),
            Memory = new CameraMemory(keeper.Recall, keeper.Keep),
            Calendar = new WorkCalendar(options.Calendar),
            Scheduler = provider.GetRequiredService<InferenceScheduler>(),
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Film of an earlier run cannot be deleted: {Folder}. Delete it by hand, it may show what privacy masks cover now")]
    private static partial void LogOldFilm(ILogger log, string folder);
}
