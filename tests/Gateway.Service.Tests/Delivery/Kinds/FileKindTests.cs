namespace EdgeGateway.Service.Tests.Delivery.Kinds;

/// <summary>The suite against a real folder.</summary>
public sealed class FileKindTests : KindSuite
{
    private protected override bool RefusesLargeEvents => false;

    private protected override Partner NewPartner() => new FolderPartner();
}
