using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Cases;

/// <summary>What cameras must not forget in a restart: one row a camera, overwritten.</summary>
internal static class MemorySchema
{
    public static SchemaModule Module { get; } = new("camera-memory", [First]);

    private const string First = """
        CREATE TABLE camera_memory (
          camera   TEXT NOT NULL PRIMARY KEY,
          taken_at TEXT NOT NULL,             -- UTC, ISO 8601
          body     TEXT NOT NULL              -- SightMemory, JSON
        ) STRICT;
        """;
}
