namespace EdgeGateway.Service.Health.Influx;

/// <summary>What became of one request.</summary>
/// <param name="Verdict">What to do with what was sent.</param>
/// <param name="Detail">The server's words or the network's, for the log.</param>
internal sealed record InfluxAnswer(InfluxVerdict Verdict, string Detail)
{
    /// <summary>
    /// A server that does not understand the points will not understand them tomorrow. A wrong token, a missing database and
    /// everything else can be put right, so the points wait.
    /// </summary>
    public static InfluxVerdict Of(int status) => status switch
    {
        >= 200 and < 300 => InfluxVerdict.Taken,
        400 or 413 or 422 => InfluxVerdict.Refused,
        _ => InfluxVerdict.Later,
    };
}

/// <summary>What to do with what was sent.</summary>
internal enum InfluxVerdict
{
    /// <summary>The server has it.</summary>
    Taken,

    /// <summary>It never will: drop it.</summary>
    Refused,

    /// <summary>Not now: keep it.</summary>
    Later,
}
