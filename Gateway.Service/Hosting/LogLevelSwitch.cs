namespace EdgeGateway.Service.Hosting;

/// <summary>Least severe entry that is written; may change while the gateway runs.</summary>
internal sealed class LogLevelSwitch(string level)
{
    private volatile int _level = (int)Parse(level);

    public bool Lets(LogLevel level) => (int)level >= _level;

    /// <summary>False when it is that already.</summary>
    public bool Change(string level)
    {
        var wanted = (int)Parse(level);
        return Interlocked.Exchange(ref _level, wanted) != wanted;
    }

    private static LogLevel Parse(string level) => Enum.Parse<LogLevel>(level);
}
