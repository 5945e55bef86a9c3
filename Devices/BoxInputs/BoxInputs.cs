namespace EdgeGateway.Devices.BoxInputs;

/// <summary>Reads the configured wires when somebody looks. Nothing is opened, and no GPIO library loaded, before the first look.</summary>
/// <param name="options">One for each wire.</param>
/// <param name="open">Opens a pin and gives what reads it: true for high.</param>
/// <param name="clock">For the pause after a pin could not be opened.</param>
public sealed class BoxInputs(IReadOnlyList<BoxInputOptions> options, Func<BoxInputOptions, Func<bool>> open, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Func<bool>> _pins = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _refused = new(StringComparer.Ordinal);

    /// <summary>Wires configured.</summary>
    public int Count => options.Count;

    /// <summary>In the order of the configuration. Any thread.</summary>
    public IReadOnlyList<BoxInput> Read()
    {
        lock (_gate)
            return [.. options.Select(one => new BoxInput(one.Id, one.Kind, Read(one)))];
    }

    private bool? Read(BoxInputOptions one)
    {
        if (_refused.TryGetValue(one.Id, out var at) && clock.GetElapsedTime(at) < Pause)
            return null;
        try
        {
            if (!_pins.TryGetValue(one.Id, out var pin))
                _pins[one.Id] = pin = open(one);
            return pin() != one.ActiveLow;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException or NotSupportedException or DllNotFoundException)
        {
            // No such chip, no right, no libgpiod: no sample, and tried again in a minute.
            _refused[one.Id] = clock.GetTimestamp();
            return null;
        }
    }
}

/// <summary>One wire at one moment.</summary>
/// <param name="Id">Name.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Active">Null: it cannot be read.</param>
public sealed record BoxInput(string Id, string Kind, bool? Active);
