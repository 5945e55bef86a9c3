using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace EdgeGateway.Testing;

/// <summary>One connection of a <see cref="ScriptedBroker"/>.</summary>
internal sealed class ScriptedSession(ScriptedBroker broker, TcpClient client, int connection)
{
    private readonly NetworkStream _stream = client.GetStream();
    private int _published;
    private int _unanswered;

    public async Task RunAsync(CancellationToken stopping)
    {
        using (client)
        {
            try
            {
                while (await ReadPacketAsync(stopping) is var (type, flags, body) && await HandleAsync(type, flags, body, stopping))
                {
                }
            }
            catch (Exception ended) when (ended is IOException or OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task<bool> HandleAsync(int type, int flags, byte[] body, CancellationToken stopping)
    {
        switch (type)
        {
            case 1:
                await SendAsync(0x20, [0, broker.ConnectCode, .. ConnackProperties()], stopping);
                return broker.ConnectCode == 0;
            case 3:
                return await OnPublishAsync(flags, body, stopping);
            case 8:
                await SendAsync(0x90, [body[0], body[1], 0, 1], stopping);
                return true;
            case 12:
                broker.CountPing();
                if (broker.AnswersPings)
                    await SendAsync(0xD0, [], stopping);
                return true;
            default:
                return type != 14;
        }
    }

    private async Task<bool> OnPublishAsync(int flags, byte[] body, CancellationToken stopping)
    {
        if ((flags >> 1 & 3) == 0)
            return true;
        var (publish, packetId) = Parse(body);
        broker.Published.Enqueue(publish);
        broker.CountUnanswered(++_unanswered);
        var answer = broker.OnPublish(publish);
        if (answer.Code is { } code)
        {
            _unanswered--;
            await SendAsync(0x40, [(byte)(packetId >> 8), (byte)packetId, code, 0], stopping);
        }

        if (answer.Close is { } reason and > 0)
            await SendAsync(0xE0, [reason, 0], stopping);
        return answer.Close is null;
    }

    private (ScriptedPublish Publish, ushort PacketId) Parse(byte[] body)
    {
        var at = 0;
        var topic = Text(body, ref at);
        var packetId = BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(at));
        at += 2;
        var length = Variable(body, ref at);
        var end = at + length;
        var properties = new Dictionary<string, string>();
        while (at < end)
        {
            switch (body[at++])
            {
                case 0x26:
                    var name = Text(body, ref at);
                    properties[name] = Text(body, ref at);
                    break;
                case 0x03:
                    Text(body, ref at);
                    break;
                case 0x01:
                    at++;
                    break;
                default:
                    throw new IOException("a property the scripted broker does not know");
            }
        }

        return (new ScriptedPublish(connection, ++_published, topic, properties, body[end..]), packetId);
    }

    private byte[] ConnackProperties()
    {
        var properties = new List<byte>();
        if (broker.ReceiveMaximum is { } receive)
            properties.AddRange([0x21, (byte)(receive >> 8), (byte)receive]);
        if (broker.MaximumPacketSize is { } size)
            properties.AddRange([0x27, (byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size]);
        if (broker.ServerKeepAlive is { } keepAlive)
            properties.AddRange([0x13, (byte)(keepAlive >> 8), (byte)keepAlive]);
        return [(byte)properties.Count, .. properties];
    }

    private async Task<(int Type, int Flags, byte[] Body)?> ReadPacketAsync(CancellationToken stopping)
    {
        var one = new byte[1];
        if (await _stream.ReadAtLeastAsync(one, 1, throwOnEndOfStream: false, stopping) == 0)
            return null;
        var first = one[0];
        var (length, shift) = (0, 0);
        do
        {
            await _stream.ReadExactlyAsync(one, stopping);
            length |= (one[0] & 0x7F) << shift;
            shift += 7;
        }
        while ((one[0] & 0x80) != 0);
        var body = new byte[length];
        await _stream.ReadExactlyAsync(body, stopping);
        return (first >> 4, first & 0xF, body);
    }

    private async Task SendAsync(byte first, byte[] body, CancellationToken stopping) =>
        await _stream.WriteAsync((byte[])[first, (byte)body.Length, .. body], stopping);

    private static string Text(byte[] bytes, ref int at)
    {
        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
        at += 2 + length;
        return Encoding.UTF8.GetString(bytes, at - length, length);
    }

    private static int Variable(byte[] bytes, ref int at)
    {
        var (value, shift) = (0, 0);
        byte part;
        do
        {
            part = bytes[at++];
            value |= (part & 0x7F) << shift;
            shift += 7;
        }
        while ((part & 0x80) != 0);
        return value;
    }
}
