namespace EdgeGateway.Service.Health.Metrics;

/// <summary>The instruments of one room. They read what the room keeps anyway, and only while somebody looks.</summary>
internal interface IGauges
{
    void Register(GaugeBoard board);
}
