using System.Numerics;
using EdgeGateway.Vision.Capture;
using OpenCvSharp;

namespace EdgeGateway.Vision.Inference;

/// <summary>
/// Picture to input tensor: resize, blue, green and red of what is left, then one table look-up per byte, because scale, mean and deviation of 256 values are known beforehand.
/// Keeps its working memory: after the first picture nothing is allocated but handles.
/// </summary>
/// <typeparam name="T">What the model takes: <c>float</c>, or <c>byte</c> or <c>sbyte</c> for quantised ones, rounded and cut at the ends of their range.</typeparam>
internal sealed class InputWriter<T> : IDisposable
    where T : unmanaged, INumber<T>
{
    private readonly ModelManifest _manifest;
    private readonly T[][] _planes;
    private readonly BgrPicture _picture = new();
    private PictureMap _map;

    public InputWriter(ModelManifest manifest)
    {
        _manifest = manifest;
        _planes = [.. Enumerable.Range(0, 3).Select(plane => Table(manifest, plane))];
    }

    /// <summary>Fills <paramref name="tensor"/>: 3 planes of Height × Width values.</summary>
    public PictureMap Write(Frame frame, Span<T> tensor)
    {
        var map = PictureMap.For(_manifest, frame.Width, frame.Height);
        if (map != _map)
            FillPadding(tensor);
        _map = map;
        Spread(_picture.Scaled(frame, new Size(map.Width, map.Height)).AsSpan<byte>(), map, tensor);
        return map;
    }

    /// <summary>Packed BGR bytes to planes.</summary>
    internal void Spread(ReadOnlySpan<byte> pixels, PictureMap map, Span<T> tensor)
    {
        var size = _manifest.Width * _manifest.Height;
        var blueFirst = _manifest.Colour == "bgr";
        ReadOnlySpan<T> ofBlue = _planes[blueFirst ? 0 : 2], ofGreen = _planes[1], ofRed = _planes[blueFirst ? 2 : 0];
        for (var y = 0; y < map.Height; y++)
        {
            var row = pixels.Slice(y * map.Width * 3, map.Width * 3);
            var at = y * _manifest.Width;
            var blue = tensor.Slice((blueFirst ? 0 : 2 * size) + at, map.Width);
            var green = tensor.Slice(size + at, map.Width);
            var red = tensor.Slice((blueFirst ? 2 * size : 0) + at, map.Width);
            for (int x = 0, i = 0; x < blue.Length; x++, i += 3)
            {
                blue[x] = ofBlue[row[i]];
                green[x] = ofGreen[row[i + 1]];
                red[x] = ofRed[row[i + 2]];
            }
        }
    }

    private void FillPadding(Span<T> tensor)
    {
        var size = _manifest.Width * _manifest.Height;
        for (var plane = 0; plane < 3; plane++)
            tensor.Slice(plane * size, size).Fill(_planes[plane][_manifest.Pad]);
    }

    private static T[] Table(ModelManifest manifest, int plane)
    {
        var table = new T[256];
        for (var value = 0; value < table.Length; value++)
        {
            var number = ((value * manifest.Scale) - manifest.Mean[plane]) / manifest.Deviation[plane];
            table[value] = T.CreateSaturating(typeof(T) == typeof(float) ? number : MathF.Round(number));
        }
        return table;
    }

    public void Dispose() => _picture.Dispose();
}
