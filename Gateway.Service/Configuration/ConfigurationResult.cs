namespace EdgeGateway.Service.Configuration;

/// <summary>Either options that may be used, or every reason why not.</summary>
/// <param name="Options">Null exactly when there is an error.</param>
/// <param name="Errors">All of them, in the order of the file.</param>
internal sealed record ConfigurationResult(GatewayOptions? Options, IReadOnlyList<ConfigurationError> Errors);
