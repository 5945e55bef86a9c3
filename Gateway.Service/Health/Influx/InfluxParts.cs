namespace EdgeGateway.Service.Health.Influx;

/// <summary>What the sink is made of; a test brings its own wire.</summary>
internal sealed record InfluxParts(InfluxClient Client, InfluxBuffer Buffer, InfluxTally Tally) : IDisposable
{
    public void Dispose() => Client.Dispose();
}
