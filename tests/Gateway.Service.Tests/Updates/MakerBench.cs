using System.Security.Cryptography;
using EdgeGateway.Service.Updates;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Updates;

/// <summary>A maker with a key, and a box that trusts it and runs version 0.1.0.</summary>
internal sealed class MakerBench : IDisposable
{
    private readonly TempFolder _folder = new();

    public MakerBench()
    {
        Directory.CreateDirectory(Path.Combine(Home, "versions", "0.1.0"));
        File.CreateSymbolicLink(Path.Combine(Home, "current"), "versions/0.1.0");
        Trust(Key);
        Directory.CreateDirectory(Data);
    }

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Home => _folder.File("home");

    public string Data => _folder.File("data");

    public string Keys => _folder.File("keys");

    public VersionsFolder Folder => new(Home);

    public void Trust(ECDsa key)
    {
        Directory.CreateDirectory(Keys);
        File.WriteAllText(Path.Combine(Keys, $"{Guid.NewGuid():N}.pem"), key.ExportSubjectPublicKeyInfoPem());
    }

    /// <summary>A package around a program of this text.</summary>
    public string Pack(string version, string program = "#!/bin/sh\n", IReadOnlyDictionary<string, int>? schemas = null, ECDsa? key = null)
    {
        var built = Directory.CreateDirectory(_folder.File($"built-{Guid.NewGuid():N}")).FullName;
        File.WriteAllText(Path.Combine(built, "edgegateway"), program);
        Directory.CreateDirectory(Path.Combine(built, "wwwroot"));
        File.WriteAllText(Path.Combine(built, "wwwroot", "page.css"), "a{}");
        var path = _folder.File($"{version}-{Guid.NewGuid():N}.egu");
        using var file = File.Create(path);
        PackageWriter.Write(built, new PackageManifest(PackageManifest.OurProduct, version, DateTimeOffset.UnixEpoch, schemas ?? SchemaStep.Ours, []), key ?? Key, file);
        return path;
    }

    public UpdateRequest Ask(string package) => new() { Package = package, Home = Home, Keys = Keys, DataDirectory = Data };

    public void Dispose()
    {
        Key.Dispose();
        _folder.Dispose();
    }
}
