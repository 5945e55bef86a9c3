using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Demo;

/// <summary>Something that can be pulled or stopped, and put back.</summary>
/// <param name="Id">The thing's id.</param>
/// <param name="IsOn">Plugged in, running.</param>
/// <param name="Action">What flipping it now does.</param>
/// <param name="FlipAsync">Does it: true puts it back, false takes it away.</param>
internal sealed record DemoSwitch(string Id, bool IsOn, Bilingual Action, Func<bool, Task> FlipAsync);
