using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Configuration.Editing;
using EdgeGateway.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.Service.Tests.Configuration.Editing;

/// <summary>A gateway that was started with a real file, and reads it again as the program does.</summary>
internal sealed class EditingRig : IAsyncDisposable
{
    private readonly TempFolder _folder;

    private EditingRig(TempFolder folder, TestGateway gateway) => (_folder, Gateway) = (folder, gateway);

    public TestGateway Gateway { get; }

    public string File => FileIn(_folder);

    public string Text => System.IO.File.ReadAllText(File);

    public CameraEditing Editing => Gateway.Get<CameraEditing>();

    /// <summary>The file as the next reading has it.</summary>
    public GatewayOptions Read() => Gateway.Get<ConfigurationText>().Read().Options!;

    public static async Task<EditingRig> StartAsync(string json, params (string Name, string Value)[] settings)
    {
        var folder = new TempFolder();
        var file = FileIn(folder);
        await System.IO.File.WriteAllTextAsync(file, json, TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string>();
        var text = new ConfigurationText(file, content => new ConfigurationReader(environment).Read(content, folder.Path));
        var gateway = await TestGateway.StartAsync(json, services => services.AddSingleton(text).AddSingleton(new ConfigurationSource(text.Read)), settings);
        foreach (var (name, value) in new[] { ("GatewayId", "test-gateway"), ("DataDirectory", gateway.DataDirectory), ("Web__Port", "0"), ("Log__Level", "Error") }.Concat(settings))
            environment[$"EDGEGATEWAY__{name}"] = value;
        return new EditingRig(folder, gateway);
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        _folder.Dispose();
    }

    private static string FileIn(TempFolder folder) => folder.File("gateway.json");
}
