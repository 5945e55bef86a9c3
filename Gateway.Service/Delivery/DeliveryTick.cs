namespace EdgeGateway.Service.Delivery;

/// <summary>How far one event is, over all destinations that want it. The order is from worst to best.</summary>
public enum DeliveryTick
{
    /// <summary>At least one destination has not confirmed it.</summary>
    Waiting,

    /// <summary>At least one destination refused it; it is in quarantine there and waits for a person.</summary>
    Rejected,

    /// <summary>Every destination that wants it acknowledged it (PUBACK or 2xx).</summary>
    Delivered,

    /// <summary>The receiving platform also reported that it has it in its ledger.</summary>
    Confirmed,
}
