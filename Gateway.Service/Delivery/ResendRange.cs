namespace EdgeGateway.Service.Delivery;

/// <summary>A wish to send kept events again.</summary>
/// <param name="From">First number.</param>
/// <param name="To">Last number.</param>
internal sealed record ResendRange(long From, long To);

/// <summary>What comes of it.</summary>
/// <param name="Destination">To which platform.</param>
/// <param name="From">First number that goes out.</param>
/// <param name="To">Last number that goes out.</param>
/// <param name="Events">How many events of that range are kept; 0 when none is.</param>
/// <param name="Gone">How many numbers of the wish carry no event any more.</param>
internal sealed record ResendRangeAnswer(string Destination, long From, long To, long Events, long Gone);
