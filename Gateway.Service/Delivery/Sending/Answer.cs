namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>A platform's answer to one event.</summary>
/// <param name="Verdict">What to do now. Null: no answer, the link is gone; the platform may or may not have the event.</param>
/// <param name="Code">The platform's own code: MQTT reason code, HTTP status.</param>
/// <param name="Reason">In plain English, for the quarantine list and logs.</param>
internal readonly record struct Answer(Verdict? Verdict, int Code, string Reason)
{
    public static Answer LinkLost { get; } = new(null, 0, "the link was lost before the answer");
}
