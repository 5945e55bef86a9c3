using EdgeGateway.Protocols.Hid;

namespace EdgeGateway.Devices.Scanner;

/// <summary>
/// Key events to scans. Enter may end a scan or a line of it, as CR does on a serial wire. What is shorter than three characters was
/// typed by a hand and is no scan. Pure.
/// </summary>
/// <param name="settle">Silence after Enter when the text is a whole label.</param>
/// <param name="silence">Silence otherwise; longer than the pauses of a scanner, shorter than those of a typist.</param>
/// <param name="maxBytes">Longer scans are thrown away up to the next silence.</param>
internal sealed class KeyboardAssembler(TimeSpan settle, TimeSpan silence, int maxBytes) : IScanAssembler
{
    private const int Shortest = 3;
    private readonly ScanAssembler _lines = new(settle, silence, maxBytes);
    private readonly KeyDecoder _keys = new();
    private readonly List<byte> _typed = [];
    private readonly List<ReadOnlyMemory<byte>> _found = [];
    private TimeSpan? _wait;

    /// <inheritdoc />
    public int Overflows => _lines.Overflows;

    /// <inheritdoc />
    public int Rejects { get; private set; }

    /// <inheritdoc />
    public TimeSpan? Feed(ReadOnlySpan<byte> bytes, ICollection<ReadOnlyMemory<byte>> scans)
    {
        _keys.Feed(bytes, _typed);
        // Keys that are let go write nothing; what waited before still waits.
        if (_typed.Count > 0)
            _wait = _lines.Feed(_typed.ToArray(), _found);
        _typed.Clear();
        Keep(scans);
        return _wait;
    }

    /// <inheritdoc />
    public void OnSilence(ICollection<ReadOnlyMemory<byte>> scans)
    {
        _wait = null;
        _lines.OnSilence(_found);
        Keep(scans);
    }

    private void Keep(ICollection<ReadOnlyMemory<byte>> scans)
    {
        foreach (var scan in _found)
        {
            if (scan.Length >= Shortest)
                scans.Add(scan);
            else
                Rejects++;
        }
        _found.Clear();
    }
}
