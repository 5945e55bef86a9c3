using System.Collections.Concurrent;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Doctor;

/// <summary>Everything a check may look at. One for one run.</summary>
internal sealed record CheckContext
{
    private readonly ConcurrentDictionary<string, Lazy<object>> _known = new(StringComparer.Ordinal);

    public required GatewayOptions Options { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>The file the configuration came from; null for the demo and where nobody knows.</summary>
    public string? ConfigurationFile { get; init; }

    /// <summary>The gateway this runs in; null: it does not run, the doctor came from outside.</summary>
    public LiveGateway? Live { get; init; }

    /// <summary>Another process has the data folder and does not answer: what it may have open is left alone.</summary>
    public bool HeldByAnother { get; init; }

    public Machine Machine { get; init; } = new();

    /// <summary>May the doctor open devices itself?</summary>
    public bool MayOpenDevices => Live is null && !HeldByAnother;

    /// <summary>Does it once for all checks that ask for the same thing.</summary>
    public T Once<T>(string name, Func<T> look)
        where T : notnull => (T)_known.GetOrAdd(name, _ => new Lazy<object>(() => look())).Value;
}
