using System.IO.Enumeration;
using System.Text.Json.Serialization.Metadata;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Delivery.Filter;
using EdgeGateway.Service.Things;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>What a template can name, for the event types this program describes.</summary>
internal static class KnownFields
{
    private static readonly Dictionary<string, JsonTypeInfo> Contracts = new(StringComparer.Ordinal)
    {
        [EventTypes.SaleRecorded] = CheckoutJson.Plain.SaleRecordedData,
        [EventTypes.SaleCancelled] = CheckoutJson.Plain.ReversalData,
        [EventTypes.SaleReturned] = CheckoutJson.Plain.ReversalData,
        [EventTypes.StockReceived] = CheckoutJson.Plain.StockReceivedData,
        [EventTypes.SaleRefused] = CheckoutJson.Plain.SaleRefusedData,
        [EventTypes.IdentityRead] = CheckoutJson.Plain.IdentityReadData,
        [EventTypes.CaseFiled] = CasesJson.Plain.CaseFiledData,
        [EventTypes.CaseUpdated] = CasesJson.Plain.CaseUpdatedData,
        [EventTypes.DeviceChanged] = ThingsJson.Default.ThingChanged,
    };

    /// <summary>The data of all types that fit the patterns.</summary>
    public static FieldNode DataOf(IReadOnlyList<string> patterns)
    {
        var data = new FieldNode();
        foreach (var type in FilterCheck.KnownTypes.Where(type => patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, type, ignoreCase: false))))
            data.Add(Contracts.TryGetValue(type, out var contract) ? FieldNode.Of(contract) : FieldNode.Anything);
        return data;
    }

    /// <summary>Everything a template of such a shape can name.</summary>
    public static FieldNode ModelOf(IReadOnlyList<string> patterns, IReadOnlyList<string> personal)
    {
        var model = new FieldNode();
        model.Children["event"] = FieldNode.With(EventModel.EventNames);
        model.Children["code"] = FieldNode.With(EventModel.CodeNames);
        model.Children["data"] = DataOf(patterns);
        model.Children["buyer"] = FieldNode.With([.. personal]);
        return model;
    }
}
