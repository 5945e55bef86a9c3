using EdgeGateway.KillLedger;

// The process the harness kills: nobody else starts it.
return args is ["gateway", var folder, var broker, var text] && Enum.TryParse<GatewayMode>(text, out var mode)
    ? await NumberedGateway.RunAsync(folder, broker, mode)
    : 1;
