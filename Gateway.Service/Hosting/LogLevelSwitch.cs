namespace EdgeGateway.Service.Hosting;

/// <summary>Least severe entry that is written; may change while the gateway runs.</summary>
internal sealed class LogLevelSwitch(string level)
{
    private volatile int _level = (int)Parse(level);
    private volatile bool _ends;

    public bool Lets(LogLevel level) => (int)level >= _level;

    /// <summary>The framework says much that helps nobody below a warning.</summary>
    public bool LetsOfFramework(LogLevel level) => level >= LogLevel.Warning && Lets(level);

    /// <summary>
    /// The framework's own words about open pages: none once the program ends. A page that was being drawn then finds everything closed, the browser waits for the
    /// next start, and nobody must do anything about it.
    /// </summary>
    public bool LetsOfPages(LogLevel level) => !_ends && LetsOfFramework(level);

    /// <summary>The program stops.</summary>
    public void End() => _ends = true;

    /// <summary>False when it is that already.</summary>
    public bool Change(string level)
    {
        var wanted = (int)Parse(level);
        return Interlocked.Exchange(ref _level, wanted) != wanted;
    }

    private static LogLevel Parse(string level) => Enum.Parse<LogLevel>(level);
}
