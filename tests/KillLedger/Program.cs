using EdgeGateway.KillLedger;

// The process the harness kills: nobody else starts it.
return args is ["gateway", var folder, var broker, var mode]
    ? await NumberedGateway.RunAsync(folder, broker, appends: mode == "appends")
    : 1;
