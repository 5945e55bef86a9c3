using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

public sealed class PlaceNamesTests
{
    [Fact]
    public void Take_SameSpotAfterARestart_IsTheSameName() =>
        Assert.Equal(new PlaceNames("r").Take("vehicle", Script.At(0.41f, 0.4f)), new PlaceNames("r").Take("vehicle", Script.At(0.412f, 0.401f)));

    [Fact]
    public void Take_SameSpotAgain_IsAnotherName()
    {
        var names = new PlaceNames("r");

        Assert.Equal("r/vehicle/14-14", names.Take("vehicle", Script.At(0.41f, 0.41f)));
        Assert.Equal("r/vehicle/14-14/2", names.Take("vehicle", Script.At(0.41f, 0.41f)));
    }
}
