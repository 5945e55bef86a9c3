using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tests.Inference;

public sealed class InputWriterTests
{
    private const int Size = 32;
    private const int Plane = Size * Size;

    [Theory]
    [InlineData("bgr", 10, 20, 30)]
    [InlineData("rgb", 30, 20, 10)]
    public void Write_FlatPicture_PutsPlanesInTheModelsOrder(string colour, float first, float second, float third)
    {
        var tensor = Write(new ModelManifest { Width = Size, Height = Size, Colour = colour }, 64, 48);

        Assert.All(tensor[..Plane], value => Assert.Equal(first, value));
        Assert.All(tensor[Plane..(2 * Plane)], value => Assert.Equal(second, value));
        Assert.All(tensor[(2 * Plane)..], value => Assert.Equal(third, value));
    }

    [Fact]
    public void Write_Normalised_SubtractsMeanAndDividesInPlaneOrder()
    {
        var manifest = new ModelManifest { Width = Size, Height = Size, Colour = "rgb", Scale = 0.5f, Mean = [1, 2, 3], Deviation = [2, 4, 8] };
        var tensor = Write(manifest, 64, 48);

        Assert.Equal([(15 - 1) / 2f, (10 - 2) / 4f, (5 - 3) / 8f], [tensor[0], tensor[Plane], tensor[2 * Plane]]);
    }

    [Fact]
    public void Write_Letterbox_FillsTheRestWithPad()
    {
        var tensor = Write(new ModelManifest { Width = Size, Height = Size, Colour = "bgr", Resize = "letterbox" }, 64, 32);

        Assert.Equal([10, 10, 114, 114], [tensor[0], tensor[(15 * Size) + 31], tensor[16 * Size], tensor[Plane - 1]]);
    }

    [Fact]
    public void Write_PictureOfAnotherShape_LeavesNothingOfTheLastOne()
    {
        using var writer = new InputWriter<float>(new ModelManifest { Width = Size, Height = Size, Colour = "bgr", Resize = "letterbox" });
        var tensor = new float[3 * Plane];
        using var wide = Vtest.Flat(64, 32, 10, 20, 30);
        using var tall = Vtest.Flat(32, 64, 10, 20, 30);
        writer.Write(wide, tensor);
        writer.Write(tall, tensor);

        Assert.Equal([10, 10, 114], [tensor[0], tensor[(31 * Size) + 15], tensor[16]]);
    }

    [Fact]
    public void Write_IntegerInputs_AreRoundedAndCutAtTheEndsOfTheirRange()
    {
        byte[] pixels = [.. Enumerable.Repeat<byte[]>([10, 200, 255], Plane).SelectMany(pixel => pixel)];
        var bytes = new byte[3 * Plane];
        using var ofBytes = new InputWriter<byte>(new ModelManifest { Width = Size, Height = Size, Colour = "bgr", Scale = 1.26f });
        ofBytes.Spread(pixels, new PictureMap(Size, Size), bytes);
        var signed = new sbyte[3 * Plane];
        using var ofSigned = new InputWriter<sbyte>(new ModelManifest { Width = Size, Height = Size, Colour = "bgr", Mean = [128, 128, 64] });
        ofSigned.Spread(pixels, new PictureMap(Size, Size), signed);

        Assert.Equal([13, 252, 255], [bytes[0], bytes[Plane], bytes[2 * Plane]]);
        Assert.Equal([-118, 72, 127], [signed[0], signed[Plane], signed[2 * Plane]]);
    }

    private static float[] Write(ModelManifest manifest, int width, int height)
    {
        using var writer = new InputWriter<float>(manifest);
        using var frame = Vtest.Flat(width, height, 10, 20, 30);
        var tensor = new float[3 * Plane];
        writer.Write(frame, tensor);
        return tensor;
    }
}
