namespace EdgeGateway.Service.Cases;

internal sealed partial class CaseDesk
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Camera}: case {Case}, {Category}, {Seconds:0} s, {State}, told to platforms: {Told}")]
    private partial void LogOpened(string camera, Guid @case, string category, double seconds, string state, bool told);

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Camera}: case {Case} seen again, detection {Count}")]
    private partial void LogExtended(string camera, Guid @case, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Camera}: the place of case {Case} is empty")]
    private partial void LogVacated(string camera, Guid @case);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Case at {Key} cannot be filed yet; look at disk and journal. It is tried again in {Seconds} s")]
    private partial void LogWaiting(string key, double seconds, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Case at {Key} cannot be filed. Send this line to the makers")]
    private partial void LogGivenUp(string key, Exception exception);
}
