namespace EdgeGateway.Service.Delivery;

/// <summary>Event numbers <see cref="From"/> to <see cref="To"/>, both included.</summary>
internal readonly record struct SeqRange(long From, long To)
{
    public long Count => To - From + 1;

    public override string ToString() => From == To ? $"{From}" : $"{From}-{To}";
}
