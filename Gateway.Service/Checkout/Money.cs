namespace EdgeGateway.Service.Checkout;

/// <summary>Amounts are whole fen everywhere; this is how people read them.</summary>
internal static class Money
{
    /// <summary>Like <c>1250</c> to <c>12.50</c>.</summary>
    public static string Yuan(long fen) => $"{(fen < 0 ? "-" : "")}{Math.Abs(fen) / 100}.{Math.Abs(fen) % 100:00}";
}
