using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Filter;

/// <summary>Where destinations began.</summary>
internal static class StartSchema
{
    public static SchemaModule Module { get; } = new("delivery-start",
    [
        """
        CREATE TABLE delivery_start (
            destination TEXT NOT NULL PRIMARY KEY,
            after       INTEGER NOT NULL -- events up to this number never go there
        ) WITHOUT ROWID;
        """,
    ]);
}
