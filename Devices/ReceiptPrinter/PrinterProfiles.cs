using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>The printer profiles that come with the program, one data file each under <c>ReceiptPrinter/Profiles</c>.</summary>
public static class PrinterProfiles
{
    private const string Folder = "printers/";

    /// <summary>Names that <see cref="DeviceOptions.Profile"/> may have.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(PrinterProfiles).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(static name => Path.GetFileNameWithoutExtension(name[Folder.Length..]))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The profile of this name; null when there is none.</summary>
    public static PrinterProfile? Find(string name)
    {
        using var file = typeof(PrinterProfiles).Assembly.GetManifestResourceStream($"{Folder}{name}.json");
        return file is null ? null : JsonSerializer.Deserialize(file, PrinterProfileJson.Default.PrinterProfile);
    }

    /// <summary>The named profile, or the usual one for the paper.</summary>
    /// <param name="name">Null: by paper.</param>
    /// <param name="millimetres">58 or 80.</param>
    /// <exception cref="ArgumentException">There is no such profile; configuration must have refused it.</exception>
    public static PrinterProfile For(string? name, int millimetres) => name is null
        ? PrinterProfile.OfPaper(millimetres)
        : Find(name) ?? throw new ArgumentException($"no printer profile is called {name}; there are {string.Join(", ", Names)}", nameof(name));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PrinterProfile))]
internal sealed partial class PrinterProfileJson : JsonSerializerContext;
