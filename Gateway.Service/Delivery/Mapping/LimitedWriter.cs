using System.Text;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>Takes the output of a template up to a limit.</summary>
internal sealed class LimitedWriter(int limit) : TextWriter
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        Room(1);
        _text.Append(value);
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Room(buffer.Length);
        _text.Append(buffer);
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override string ToString() => _text.ToString();

    private void Room(int count)
    {
        if (_text.Length + count > limit)
            throw new TemplateLimitException($"the output grows over {limit} bytes");
    }
}
