namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>Third version of the ledger: scope of application of every line (农产品质量安全法 art. 28), contact of the buyer.</summary>
internal static class LedgerSchemaThird
{
    public const string Script = """
        ALTER TABLE sale_line ADD COLUMN scope TEXT;                -- as the catalogue said at the sale
        ALTER TABLE sale ADD COLUMN buyer_contact TEXT;             -- masked; in clear only sealed
        """;
}
