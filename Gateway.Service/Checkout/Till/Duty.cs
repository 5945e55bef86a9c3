namespace EdgeGateway.Service.Checkout.Till;

/// <summary>What a buyer has to show or say before a product may leave the store.</summary>
[Flags]
internal enum Duty
{
    None = 0,

    /// <summary>Real name from a document.</summary>
    Identity = 1,

    /// <summary>The document is still valid.</summary>
    ValidDocument = 2,

    /// <summary>What it will be used for.</summary>
    Purpose = 4,

    /// <summary>The document itself on the reader; a bound medium is not enough.</summary>
    OwnDocument = 8,
}
