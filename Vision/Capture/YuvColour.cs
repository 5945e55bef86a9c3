namespace EdgeGateway.Vision.Capture;

/// <summary>Weights of red and blue in brightness.</summary>
public enum YuvMatrix
{
    /// <summary>Standard definition, and every JPEG.</summary>
    Bt601,

    /// <summary>High definition.</summary>
    Bt709,
    Bt2020,
}

/// <summary>How brightness and two colour differences become blue, green and red. Pure.</summary>
/// <param name="Matrix">Weights of the colours.</param>
/// <param name="IsFull">Brightness goes from 0 to 255 and differences all the way (JPEG, many cameras); otherwise from 16 to 235 and 16 to 240.</param>
public readonly record struct YuvColour(YuvMatrix Matrix, bool IsFull)
{
    /// <summary>Difference of no colour at all.</summary>
    public const byte Neutral = 128;

    /// <summary>As JPEG has it.</summary>
    public static readonly YuvColour Jpeg = new(YuvMatrix.Bt601, true);

    /// <summary>Brightness byte of black.</summary>
    public byte Black => (byte)(IsFull ? 0 : 16);

    /// <summary>Steps of brightness, of 255, that one step of the byte is.</summary>
    internal float Gain => IsFull ? 1 : 255f / 219;

    /// <summary>Three rows for blue, green and red: factors of brightness and both differences, and what is added.</summary>
    internal float[] ToBgr()
    {
        var (light, red, blue, greenRed, greenBlue) = Factors();
        var black = -light * Black;
        return
        [
            light, blue, 0, black - (blue * Neutral),
            light, -greenBlue, -greenRed, black + ((greenBlue + greenRed) * Neutral),
            light, 0, red, black - (red * Neutral),
        ];
    }

    /// <summary>Brightness, 0 to 255, of a brightness byte or a mean of such.</summary>
    internal float Light(float luma) => Math.Clamp((luma - Black) * Gain, 0, 255);

    /// <summary>How far blue and red are from green in one pixel, together, 0 to 510.</summary>
    internal float Colourfulness(byte luma, byte u, byte v)
    {
        var (light, red, blue, greenRed, greenBlue) = Factors();
        var (y, du, dv) = (light * (luma - Black), u - Neutral, v - Neutral);
        var green = Math.Clamp(y - (greenBlue * du) - (greenRed * dv), 0, 255);
        return MathF.Abs(Math.Clamp(y + (blue * du), 0, 255) - green) + MathF.Abs(Math.Clamp(y + (red * dv), 0, 255) - green);
    }

    private (float Light, float Red, float Blue, float GreenRed, float GreenBlue) Factors()
    {
        var (kr, kb) = Matrix switch
        {
            YuvMatrix.Bt709 => (0.2126f, 0.0722f),
            YuvMatrix.Bt2020 => (0.2627f, 0.0593f),
            _ => (0.299f, 0.114f),
        };
        var difference = IsFull ? 1 : 255f / 224;
        var (red, blue) = (2 * (1 - kr) * difference, 2 * (1 - kb) * difference);
        return (Gain, red, blue, red * kr / (1 - kr - kb), blue * kb / (1 - kr - kb));
    }
}
