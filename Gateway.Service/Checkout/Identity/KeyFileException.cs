namespace EdgeGateway.Service.Checkout.Identity;

/// <summary>The store's key cannot be used. The message says what to do; it never holds key material.</summary>
public sealed class KeyFileException(string message, Exception? inner = null) : Exception(message, inner);
