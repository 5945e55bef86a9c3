using System.Text;

namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>Size of a QoS 1 PUBLISH packet on the wire (MQTT 5.0, sections 1.5 and 3.3), to compare with the broker's Maximum Packet Size.</summary>
internal static class PacketSize
{
    /// <param name="topic">Topic name.</param>
    /// <param name="contentType">Content type property.</param>
    /// <param name="userProperties">Bytes of name and value of each user property.</param>
    /// <param name="payload">Bytes of the payload.</param>
    public static long OfPublish(string topic, string contentType, IEnumerable<(int Name, int Value)> userProperties, long payload)
    {
        // Payload format indicator 1 + 1; content type 1 + 2 + n; each user property 1 + 2 + n + 2 + n.
        var properties = 2 + 3 + Encoding.UTF8.GetByteCount(contentType);
        foreach (var (name, value) in userProperties)
            properties += 5 + name + value;
        // Topic 2 + n, packet identifier 2, property length, properties, payload.
        var remaining = 2L + Encoding.UTF8.GetByteCount(topic) + 2 + VariableLength(properties) + properties + payload;
        return 1 + VariableLength(remaining) + remaining;
    }

    private static int VariableLength(long value) => value switch
    {
        < 128 => 1,
        < 16_384 => 2,
        < 2_097_152 => 3,
        _ => 4,
    };
}
