using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Tests.Configuration;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("prot", "port")]
    [InlineData("Listen", "listen")]
    [InlineData("pasword", "password")]
    [InlineData("xyz", null)]
    public void Of_Typed_GivesTheNameMeant(string typed, string? meant) => Assert.Equal(meant, NearestName.Of(typed, ["port", "listen", "password"]));

    [Fact]
    public void Of_NothingKnown_IsNull() => Assert.Null(NearestName.Of("port", []));

    [Theory]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "abxc", 1)]
    public void Distance_TwoWords_CountsTheSteps(string a, string b, int steps) => Assert.Equal(steps, NearestName.Distance(a, b));
}
