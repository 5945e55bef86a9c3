using System.Numerics;
using EdgeGateway.Vision.Capture;
using Microsoft.ML.OnnxRuntime;

namespace EdgeGateway.Vision.Inference;

/// <summary>The input that pictures are put into, in the type the model takes.</summary>
internal abstract class PictureTensor : IDisposable
{
    /// <summary>For ONNX Runtime; always the same memory. Whoever runs the model with it disposes it.</summary>
    public abstract OrtValue Value { get; }

    /// <summary>Throws <see cref="ArgumentException"/> for a type no picture can be put into.</summary>
    public static PictureTensor For(Type type, ModelManifest manifest, int pictures)
    {
        if (type == typeof(float))
            return new PictureTensor<float>(manifest, pictures);
        if (type == typeof(byte))
            return new PictureTensor<byte>(manifest, pictures);
        return type == typeof(sbyte)
            ? new PictureTensor<sbyte>(manifest, pictures)
            : throw new ArgumentException($"pictures cannot be given as {type.Name}", nameof(type));
    }

    /// <summary>Puts a picture in; gives the way back to its coordinates.</summary>
    public abstract PictureMap Write(Frame frame, int index);

    public abstract void Dispose();
}

internal sealed class PictureTensor<T> : PictureTensor
    where T : unmanaged, INumber<T>
{
    private readonly int _size;
    private readonly InputWriter<T>[] _writers;
    private readonly T[] _values;

    public PictureTensor(ModelManifest manifest, int pictures)
    {
        _size = 3 * manifest.Width * manifest.Height;
        _writers = [.. Enumerable.Range(0, pictures).Select(_ => new InputWriter<T>(manifest))];
        _values = GC.AllocateArray<T>(pictures * _size, pinned: true);
        Value = OrtValue.CreateTensorValueFromMemory(_values, [pictures, 3, manifest.Height, manifest.Width]);
    }

    public override OrtValue Value { get; }

    public override PictureMap Write(Frame frame, int index) => _writers[index].Write(frame, _values.AsSpan(index * _size, _size));

    public override void Dispose()
    {
        foreach (var writer in _writers)
            writer.Dispose();
    }
}
