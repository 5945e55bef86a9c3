using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.IdCardReader;

/// <summary>What the loop does next: tell the news, wait, ask.</summary>
/// <param name="Ask">Command to send.</param>
/// <param name="Pause">To wait before.</param>
/// <param name="News">Null when nothing changed.</param>
internal readonly record struct ReaderStep(SamCommand Ask, TimeSpan Pause, ReaderNews? News = null);

/// <summary>Something the house wants to know. Exactly one of the three is set; none: the trouble is over.</summary>
/// <param name="Card">A card was read.</param>
/// <param name="Passing">Trouble with a card; the reader itself goes on.</param>
/// <param name="Lost">The reader is of no use: start again from opening the port.</param>
internal sealed record ReaderNews(IdentityDocument? Card = null, Trouble? Passing = null, Trouble? Lost = null);
