namespace EdgeGateway.Devices.IdCardReader;

/// <summary>
/// Some readers read a card again and again while it lies there. The same number counts once until it was not seen for a while. Pure.
/// </summary>
/// <param name="window">
/// Longer than one whole find, select and read at the slowest wire (about 2 s at 9600 baud), shorter than a clerk needs for the next sale.
/// </param>
internal sealed class RepeatGate(TimeSpan window)
{
    private string? _number;
    private TimeSpan _seen;

    /// <summary>True when this sighting at <paramref name="now"/> is news.</summary>
    public bool IsNews(string number, TimeSpan now)
    {
        var news = number != _number || now - _seen >= window;
        (_number, _seen) = (number, now);
        return news;
    }
}
