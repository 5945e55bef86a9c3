using CsCheck;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

public sealed class PolygonTests
{
    /// <summary>An L: the lower right quarter is missing.</summary>
    private static readonly PointF[] Corner = [new(0, 0), new(1, 0), new(1, 0.5f), new(0.5f, 0.5f), new(0.5f, 1), new(0, 1)];

    private static readonly Gen<PointF[]> Star =
        from radii in Gen.Float[0.1f, 0.5f].Array[3, 9]
        select radii.Select((radius, i) => new PointF(
            0.5f + (radius * MathF.Cos(i * MathF.Tau / radii.Length)), 0.5f + (radius * MathF.Sin(i * MathF.Tau / radii.Length)))).ToArray();

    [Theory]
    [InlineData(0.25f, 0.25f, true)]
    [InlineData(0.25f, 0.75f, true)]
    [InlineData(0.75f, 0.25f, true)]
    [InlineData(0.75f, 0.75f, false)]
    [InlineData(1.1f, 0.25f, false)]
    public void Contains_Concave_LeavesTheNotchOut(float x, float y, bool inside) =>
        Assert.Equal(inside, Polygon.Contains(Corner, new PointF(x, y)));

    [Fact]
    public void PartInside_BoxOverTheNotch_IsThreeQuarters() =>
        Assert.Equal(0.75f, Polygon.PartInside(Corner, new Box(0.25f, 0.25f, 0.75f, 0.75f)), 1e-5f);

    [Fact]
    public void PartInside_EitherDirectionOfPoints_IsTheSame() =>
        Assert.Equal(0.75f, Polygon.PartInside([.. Corner.Reverse()], new Box(0.25f, 0.25f, 0.75f, 0.75f)), 1e-5f);

    [Theory]
    [InlineData(0.1f, 0.1f, 0.4f, 0.4f, 1)]
    [InlineData(0.6f, 0.6f, 0.9f, 0.9f, 0)]
    [InlineData(2f, 2f, 3f, 3f, 0)]
    [InlineData(0.4f, 0.4f, 0.4f, 0.4f, 0)]
    public void PartInside_InsideOutsideEmpty_IsOneOrZero(float left, float top, float right, float bottom, float part) =>
        Assert.Equal(part, Polygon.PartInside(Corner, new Box(left, top, right, bottom)), 1e-5f);

    [Fact]
    public void PartInside_AnyStar_AgreesWithCountingPoints() =>
        Gen.Select(Star, Gen.Float[0, 0.7f], Gen.Float[0, 0.7f], Gen.Float[0.1f, 0.3f]).Sample((star, left, top, size) =>
        {
            const int Grid = 60;
            var inside = 0;
            for (var i = 0; i < Grid * Grid; i++)
            {
                var point = new PointF(left + (size * ((i % Grid) + 0.5f) / Grid), top + (size * ((i / Grid) + 0.5f) / Grid));
                inside += Polygon.Contains(star, point) ? 1 : 0;
            }
            Assert.Equal(inside / (float)(Grid * Grid), Polygon.PartInside(star, new Box(left, top, left + size, top + size)), 0.05f);
        }, iter: 200);

    [Fact]
    public void Area_UnitSquare_IsOne() =>
        Assert.Equal(1, Polygon.Area([new(0, 0), new(1, 0), new(1, 1), new(0, 1)]));
}
