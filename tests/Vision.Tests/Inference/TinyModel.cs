using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace EdgeGateway.Vision.Tests.Inference;

/// <summary>
/// A quantised detection model written byte by byte (ONNX is protobuf): 32 x 32 pixels, sixteen cells of 8 x 8, each an object as sure as it is bright, in the rows of the <c>yolo</c> family. Its
/// one convolution has int8 weights between QuantizeLinear and DequantizeLinear, as quantisers write them.
/// </summary>
internal static class TinyModel
{
    private const int FloatType = 1;
    private const int ByteType = 2;
    private const int SignedByteType = 3;
    private const int LongType = 7;
    private const int DoubleType = 11;
    private const int Size = 32;
    private const int Cell = 8;
    private const int Cells = Size / Cell * (Size / Cell);

    /// <param name="input"><c>float</c>, <c>byte</c>, <c>sbyte</c> or <c>double</c>, which no picture can be given as.</param>
    /// <param name="quantisedOutput">The last dequantisation is left out: whoever reads the output would have to know its scale.</param>
    public static byte[] Bytes(Type input, bool quantisedOutput = false)
    {
        List<byte[]> nodes = [], constants = [];
        var type = input == typeof(float) ? FloatType : input == typeof(byte) ? ByteType : input == typeof(sbyte) ? SignedByteType : DoubleType;
        Constant("one", FloatType, [], Floats(1));
        Constant("zero", type == SignedByteType ? SignedByteType : ByteType, [], [(byte)(type == SignedByteType ? 0x80 : 0)]);
        var pixels = "picture";
        if (type is FloatType or DoubleType)
        {
            if (type == DoubleType)
                nodes.Add(Node("Cast", ["picture"], "floats", Attribute("to", FloatType)));
            nodes.Add(Node("QuantizeLinear", [type == DoubleType ? "floats" : "picture", "one", "zero"], pixels = "quantised"));
        }
        nodes.Add(Node("DequantizeLinear", [pixels, "one", "zero"], "pixels"));
        Constant("weights8", SignedByteType, [1, 3, Cell, Cell], [.. Enumerable.Repeat((byte)64, 3 * Cell * Cell)]);
        // A white cell gives 1.
        Constant("weightScale", FloatType, [], Floats(1f / (3 * Cell * Cell * 255 * 64)));
        Constant("weightZero", SignedByteType, [], [0]);
        nodes.Add(Node("DequantizeLinear", ["weights8", "weightScale", "weightZero"], "weights"));
        nodes.Add(Node("Conv", ["pixels", "weights"], "light", Attribute("strides", [Cell, Cell])));
        Constant("lightScale", FloatType, [], Floats(1 / 255f));
        Constant("lightZero", ByteType, [], [0]);
        nodes.Add(Node("QuantizeLinear", ["light", "lightScale", "lightZero"], "light8"));
        nodes.Add(Node("DequantizeLinear", ["light8", "lightScale", "lightZero"], "lights"));
        Constant("shape", LongType, [3], MemoryMarshal.AsBytes<long>([1, Cells, 1]).ToArray());
        nodes.Add(Node("Reshape", ["lights", "shape"], "sure"));
        Constant("boxes", FloatType, [1, Cells, 4], Floats([.. Enumerable.Range(0, Cells).SelectMany(i => new[] { ((i % 4) + 0.5f) * Cell, ((i / 4) + 0.5f) * Cell, Cell, Cell })]));
        Constant("class", FloatType, [1, Cells, 1], Floats([.. Enumerable.Repeat(1f, Cells)]));
        nodes.Add(Node("Concat", ["boxes", "sure", "class"], quantisedOutput ? "rows" : "found", Attribute("axis", 2)));
        if (quantisedOutput)
            nodes.Add(Node("QuantizeLinear", ["rows", "lightScale", "lightZero"], "found"));
        byte[] graph =
        [
            .. nodes.SelectMany(node => Part(1, node)), .. Text(2, "tiny"), .. constants.SelectMany(constant => Part(5, constant)),
            .. Part(11, Value("picture", type, [1, 3, Size, Size])), .. Part(12, Value("found", quantisedOutput ? ByteType : FloatType, [1, Cells, 6])),
        ];
        return [.. Number(1, 8), .. Text(2, "test"), .. Part(7, graph), .. Part(8, [.. Text(1, ""), .. Number(2, 13)])];

        void Constant(string name, int kind, long[] dimensions, byte[] data) => constants.Add(
            [.. dimensions.SelectMany(size => Number(1, size)), .. Number(2, kind), .. Text(8, name), .. Part(9, data)]);
    }

    private static byte[] Node(string operation, string[] inputs, string output, params byte[][] attributes) =>
        [.. inputs.SelectMany(input => Text(1, input)), .. Text(2, output), .. Text(4, operation), .. attributes.SelectMany(attribute => Part(5, attribute))];

    private static byte[] Attribute(string name, long value) => [.. Text(1, name), .. Number(3, value), .. Number(20, 2)];

    private static byte[] Attribute(string name, long[] values) => [.. Text(1, name), .. values.SelectMany(value => Number(8, value)), .. Number(20, 7)];

    private static byte[] Value(string name, int type, long[] dimensions)
    {
        byte[] shape = [.. dimensions.SelectMany(size => Part(1, Number(1, size)))];
        return [.. Text(1, name), .. Part(2, Part(1, [.. Number(1, type), .. Part(2, shape)]))];
    }

    private static byte[] Floats(params float[] values)
    {
        var bytes = new byte[values.Length * 4];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * 4), values[i]);
        return bytes;
    }

    private static byte[] Text(int field, string text) => Part(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Part(int field, byte[] content) => [.. Varint((ulong)((field << 3) | 2)), .. Varint((ulong)content.Length), .. content];

    private static byte[] Number(int field, long value) => [.. Varint((ulong)(field << 3)), .. Varint((ulong)value)];

    private static IEnumerable<byte> Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}
