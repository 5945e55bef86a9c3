namespace EdgeGateway.Vision.Capture;

/// <summary>The last lines a child wrote to standard error, without passwords. Any thread.</summary>
internal sealed class ErrorTail
{
    private const int MaxLines = 12;
    private const int MaxLength = 300;

    private readonly Queue<string> _lines = new();

    public void Add(string line)
    {
        var shown = CameraAddress.Redact(line);
        shown = shown.Length > MaxLength ? shown[..MaxLength] : shown;
        lock (_lines)
        {
            _lines.Enqueue(shown);
            if (_lines.Count > MaxLines)
                _lines.Dequeue();
        }
    }

    public override string ToString()
    {
        lock (_lines)
            return string.Join(" | ", _lines);
    }
}
