namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>A platform's answer to one event.</summary>
/// <param name="Verdict">What to do now. Null: no answer, the link is gone; the platform may or may not have the event.</param>
/// <param name="Code">The platform's own code: MQTT reason code, HTTP status.</param>
/// <param name="Reason">In plain English, for the quarantine list and logs.</param>
internal readonly record struct Answer(Verdict? Verdict, int Code, string Reason)
{
    public static Answer LinkLost { get; } = new(null, 0, "the link was lost before the answer");

    /// <summary>With "not now": how long the platform wants to be left alone; zero when it did not say.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Which personal fields were sent with this event, like <c>name,number</c>; null for none.</summary>
    public string? Personal { get; init; }
}
