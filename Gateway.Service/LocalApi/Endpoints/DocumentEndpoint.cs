using System.Reflection;
using EdgeGateway.Service.LocalApi.Access;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary><c>GET /local/v1/openapi.json</c>: the description of this API, a file inside the program. A test compares it with what is mapped.</summary>
internal static class DocumentEndpoint
{
    private const string Name = "local-api/openapi.json";

    public static void Map(IEndpointRouteBuilder local) =>
        local.MapGet("/openapi.json", () => Results.Stream(Open(), "application/json")).WithMetadata(PageAccess.Listed);

    public static Stream Open() => Assembly.GetExecutingAssembly().GetManifestResourceStream(Name) ?? throw new InvalidOperationException($"{Name} is not embedded.");
}
