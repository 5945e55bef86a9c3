namespace EdgeGateway.Devices.Links;

/// <summary>What a print queue says about a job it was given.</summary>
public enum QueueState
{
    /// <summary>The wire is no queue.</summary>
    None,

    /// <summary>Taken, nothing to complain about. Says nothing about paper.</summary>
    Taken,

    PaperOut,

    Offline,

    Error,

    /// <summary>Somebody took it out of the queue.</summary>
    Removed,
}
