using EdgeGateway.Service.Logs;

namespace EdgeGateway.Service.Tests.Logs;

public sealed class ScrubberTests
{
    [Theory]
    [InlineData("cannot open rtsp://viewer:se@cret@192.0.2.20/1", "cannot open rtsp://***@192.0.2.20/1")]
    [InlineData("password=sesame, next", "password=***, next")]
    [InlineData("""{"token": "abc123","x":1}""", """{"token": "***","x":1}""")]
    [InlineData("Authorization: Bearer eyJhbGciOi.x-y", "Authorization: Bearer ***")]
    [InlineData("Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic ***")]
    [InlineData("buyer 11010519491231002X read", "buyer *** read")]
    [InlineData("call 13812345678 now", "call *** now")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIE\nAAA\n-----END PRIVATE KEY----- end", "*** end")]
    public void Clean_WhatMustNotLeave_IsGone(string text, string clean) => Assert.Equal(clean, Scrubber.Shapes.Clean(text));

    [Theory]
    [InlineData("passwordVariable CITY_PASSWORD is not set")]
    [InlineData("event 1381234 of 20261126 at 1764129600123")]
    [InlineData("sha256 2dd0e3b8d3f4e5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f901")]
    [InlineData("grid 330102001000123 camera 33010200001320000001")]
    public void Clean_WhatSupportNeeds_Stays(string text) => Assert.Equal(text, Scrubber.Shapes.Clean(text));

    [Fact]
    public void Clean_AKnownValue_IsGoneWhereverItStands() => Assert.Equal("a*** and ***", new Scrubber(["s3sam", "i"]).Clean("as3sam and s3sam"));
}
