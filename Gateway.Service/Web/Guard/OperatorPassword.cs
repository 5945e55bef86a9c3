using System.Security.Cryptography;
using System.Text;

namespace EdgeGateway.Service.Web.Guard;

/// <summary>The operator's password, and the sessions it opened. Lives in memory only: a restart asks again.</summary>
internal sealed class OperatorPassword
{
    public const string Cookie = "eg-session";
    private const int MostSessions = 64;
    private const int FreeAttempts = 5;
    private static readonly TimeSpan Penalty = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _clock;
    private readonly byte[]? _digest;
    private readonly Queue<string> _sessions = new();
    private readonly Lock _lock = new();
    private int _misses;
    private long _missedAt;

    /// <param name="password">Null or empty: nobody is asked.</param>
    public OperatorPassword(string? password, TimeProvider clock)
    {
        _clock = clock;
        _digest = string.IsNullOrEmpty(password) ? null : Digest(password);
    }

    public bool IsAsked => _digest is not null;

    /// <summary>True for the right password. After five wrong ones in a row every try is refused for half a minute.</summary>
    public bool Accepts(string? typed)
    {
        lock (_lock)
        {
            if (_misses >= FreeAttempts && _clock.GetElapsedTime(_missedAt) < Penalty)
                return false;
            if (_digest is null || CryptographicOperations.FixedTimeEquals(Digest(typed ?? ""), _digest))
            {
                _misses = 0;
                return true;
            }
            _misses++;
            _missedAt = _clock.GetTimestamp();
            return false;
        }
    }

    /// <summary>Opens a session; the oldest of too many is closed.</summary>
    public string Open()
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        lock (_lock)
        {
            if (_sessions.Count == MostSessions)
                _sessions.Dequeue();
            _sessions.Enqueue(key);
        }
        return key;
    }

    public bool Knows(string? key)
    {
        var digest = Digest(key ?? "");
        lock (_lock)
            return _sessions.Any(session => CryptographicOperations.FixedTimeEquals(Digest(session), digest));
    }

    /// <summary>Equal length for every input, so that the comparison's time says nothing.</summary>
    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
