using EdgeGateway.Service.Delivery.Mapping;

namespace EdgeGateway.Service.Delivery;

/// <summary>The part that remembers which personal data was handed over, until it is written together with the cursor.</summary>
internal sealed partial class DestinationBook
{
    private readonly List<PersonalDataSent> _provided = [];
    private long _personalCount;

    /// <summary>The platform answered for an event that carried personal data.</summary>
    public void Provided(long seq, string fields, DateTimeOffset now)
    {
        lock (_lock)
        {
            _provided.Add(new PersonalDataSent(Id, seq, fields, now));
            _personalCount++;
            _dirty = true;
        }
    }

    private List<PersonalDataSent> TakeProvided()
    {
        var provided = _provided.ToList();
        _provided.Clear();
        return provided;
    }
}
