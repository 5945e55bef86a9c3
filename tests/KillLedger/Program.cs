using EdgeGateway.KillLedger;
using EdgeGateway.KillLedger.Soak;
using EdgeGateway.KillLedger.Store;

// The processes the harness kills: nobody else starts them.
return args switch
{
    ["gateway", var folder, var broker, var text] when Enum.TryParse<GatewayMode>(text, out var mode) => await NumberedGateway.RunAsync(folder, broker, mode),
    ["store", var folder, var broker, var text] when int.TryParse(text, out var port) => await StoreGateway.RunAsync(folder, broker, port),
    ["soak", var configuration] => await SoakGateway.RunAsync(configuration),
    _ => 1,
};
