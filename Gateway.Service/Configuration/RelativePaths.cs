using System.Text.Json;
using System.Text.Json.Nodes;

namespace EdgeGateway.Service.Configuration;

/// <summary>Makes file paths of the configuration absolute, so that the folder a service is started in does not matter.</summary>
internal static class RelativePaths
{
    private static readonly (string? Group, string Key)[] Paths =
        [(null, "dataDirectory"), (null, "modelDirectory"), ("web", "certificateFile"), ("checkout", "catalogue"), ("checkout", "keyFile"),
            ("cases", "limitFile"), ("cases", "gridFile"),
            ("destinations", "caFile"), ("destinations", "clientCertificateFile"), ("destinations", "clientKeyFile"),
            ("destinations", "mapping"), ("destinations.folder", "path")];

    public static void Resolve(JsonObject tree, string folder)
    {
        tree["dataDirectory"] ??= new GatewayOptions().DataDirectory;
        foreach (var (group, key) in Paths)
        {
            foreach (var place in PlacesOf(tree, group))
            {
                if (Text(place[key]) is { Length: > 0 } path)
                    place[key] = Path.GetFullPath(path, folder);
            }
        }
    }

    private static IEnumerable<JsonObject> PlacesOf(JsonObject tree, string? group) =>
        group is null ? [tree] : group.Split('.').Aggregate((IEnumerable<JsonObject>)[tree], (places, part) => places.SelectMany(place => Places(place[part])).ToList());

    private static IEnumerable<JsonObject> Places(JsonNode? node) => node switch
    {
        JsonObject one => [one],
        JsonArray many => many.OfType<JsonObject>(),
        _ => [],
    };

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
