using EdgeGateway.Service.Delivery.Http;
using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Tests.Delivery.Http;

public sealed class HttpStatusTableTests
{
    [Theory]
    [InlineData(200, "Delivered")]
    [InlineData(202, "Delivered")]
    [InlineData(204, "Delivered")]
    [InlineData(301, "Alarm")]
    [InlineData(400, "Quarantine")]
    [InlineData(401, "Alarm")]
    [InlineData(403, "Alarm")]
    [InlineData(404, "Alarm")]
    [InlineData(405, "Alarm")]
    [InlineData(408, "BackOff")]
    [InlineData(409, "Retry")]
    [InlineData(413, "Quarantine")]
    [InlineData(422, "Quarantine")]
    [InlineData(429, "BackOff")]
    [InlineData(500, null)]
    [InlineData(501, null)]
    [InlineData(502, "BackOff")]
    [InlineData(503, "BackOff")]
    [InlineData(504, "BackOff")]
    public void Of_EveryStatus_SaysWhatToDo(int status, string? verdict) => Assert.Equal(verdict, HttpStatusTable.Of(status)?.ToString());

    [Fact]
    public void Of_AnyStatusThereIs_NeverThrowsAnEventAway() =>
        Assert.All(Enumerable.Range(200, 400), status => Assert.Equal(status < 300, HttpStatusTable.Of(status) == Verdict.Delivered));

    [Fact]
    public void KindOf_LoginAndAddress_AreToldApart()
    {
        Assert.Equal(LossKind.Refused, HttpStatusTable.KindOf(401));
        Assert.Equal(LossKind.WrongAddress, HttpStatusTable.KindOf(404));
        Assert.Equal(LossKind.WrongAddress, HttpStatusTable.KindOf(308));
    }
}
