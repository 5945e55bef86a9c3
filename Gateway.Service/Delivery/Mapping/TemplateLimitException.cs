namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>A template wants more than it may have. Never leaves <see cref="TemplateText"/>; the message holds nothing of the event.</summary>
public sealed class TemplateLimitException(string message) : Exception(message);
