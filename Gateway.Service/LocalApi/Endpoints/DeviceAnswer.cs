using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary>How a device of the till is. Addresses and figures stay at home.</summary>
internal sealed record DeviceAnswer(string Id, string Kind, string State, Trouble? Trouble)
{
    public static bool Concerns(ThingStatus thing) =>
        thing.Kind is ThingKinds.IdCardReader or ThingKinds.Scanner or ThingKinds.ReceiptPrinter or ThingKinds.Journal;

    public static DeviceAnswer Of(ThingStatus thing) => new(thing.Id, thing.Kind, StateNames.Of(thing.State), thing.Trouble);
}
