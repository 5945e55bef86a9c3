namespace EdgeGateway.Service.Delivery.Media;

/// <summary>Topics and addresses with places to fill in. Pure.</summary>
internal static class PictureAddress
{
    public static string Fill(string template, string gatewayId, Guid caseId, string name) => template
        .Replace("{gateway}", gatewayId, StringComparison.Ordinal)
        .Replace("{case}", caseId.ToString(), StringComparison.Ordinal)
        .Replace("{name}", name, StringComparison.Ordinal);
}
