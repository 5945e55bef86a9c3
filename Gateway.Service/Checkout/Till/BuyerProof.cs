namespace EdgeGateway.Service.Checkout.Till;

/// <summary>How the buyer showed who he is.</summary>
internal enum BuyerProof
{
    /// <summary>The document itself lay on the reader.</summary>
    Card,

    /// <summary>绑定介质: a card or code that was bound to a verified document before.</summary>
    Medium,
}
