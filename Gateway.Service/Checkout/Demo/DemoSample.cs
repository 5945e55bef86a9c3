using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Checkout.Demo;

/// <summary>A label somebody could hold in front of the virtual scanner.</summary>
internal sealed record DemoSample(Bilingual Name, string Label);
