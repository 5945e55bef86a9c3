namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>What to do after a platform's answer.</summary>
internal enum Verdict
{
    /// <summary>The platform has it.</summary>
    Delivered,

    /// <summary>The broker found nobody to give it to and threw it away.</summary>
    NoSubscriber,

    /// <summary>This event again after a pause; the others go on.</summary>
    Retry,

    /// <summary>Everything pauses, then goes on.</summary>
    BackOff,

    /// <summary>This event will never be taken as it is: set aside, the others go on.</summary>
    Quarantine,

    /// <summary>Only a person can help: say so, try again at long intervals.</summary>
    Alarm,
}
