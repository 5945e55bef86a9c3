using System.Collections.Concurrent;
using EdgeGateway.Devices.Virtual;

namespace EdgeGateway.Devices.Tests.ReceiptPrinter;

/// <summary>
/// The few bytes of a printer that the driver asks for, written by hand and independent of the product's own virtual printer, so that
/// it can answer what no good printer would.
/// </summary>
internal sealed class ScriptedPrinter(VirtualWire wire) : VirtualDevice(wire, defaultBaud: 115200)
{
    private readonly List<byte> _input = [];

    /// <summary>Answer to DLE EOT n in hex; empty: none.</summary>
    public Func<int, string> RealTime { get; set; } = static _ => "12";

    /// <summary>Answer to GS r 1 in hex.</summary>
    public Func<string> Buffered { get; set; } = static () => "";

    /// <summary>Answer to GS ( H fn48 in hex; gets the id in hex.</summary>
    public Func<string, string> Completion { get; set; } = static _ => "";

    /// <summary>Everything that came, in hex.</summary>
    public string Received
    {
        get
        {
            lock (_input)
                return Convert.ToHexString([.. _input]);
        }
    }

    public Task SayAsync(string hex) => SendAsync(Convert.FromHexString(hex), default);

    protected override async Task OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken stopping)
    {
        var answers = new ConcurrentQueue<string>();
        lock (_input)
        {
            foreach (var b in bytes.Span)
            {
                _input.Add(b);
                answers.Enqueue(AnswerTo([.. _input.TakeLast(11)]));
            }
        }
        await SendAsync(Convert.FromHexString(string.Concat(answers)), stopping);
    }

    private string AnswerTo(byte[] last) => last switch
    {
        [.., 0x10, 0x04, var n] => RealTime(n),
        [.., 0x1D, 0x72, 0x01] => Buffered(),
        [0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, .. var id] => Completion(Convert.ToHexString(id)),
        _ => "",
    };
}
