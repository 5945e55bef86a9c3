using EdgeGateway.Service.Delivery.Http;
using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Tests.Delivery.Http;

public sealed class ServerErrorsTests
{
    private readonly ServerErrors _errors = new();

    [Fact]
    public void Failed_Once_IsThePlatforms() => Assert.Equal(Verdict.BackOff, _errors.Failed(1));

    [Fact]
    public void Failed_TwiceInARow_StepsAside()
    {
        _errors.Failed(1);

        Assert.Equal(Verdict.Retry, _errors.Failed(1));
    }

    [Fact]
    public void Failed_TheNextOneToo_EverythingWaitsForEver()
    {
        _errors.Failed(1);
        _errors.Failed(1);

        Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal(Verdict.BackOff, _errors.Failed(2)));
        Assert.Equal(Verdict.BackOff, _errors.Failed(1));
    }

    [Fact]
    public void Failed_AfterAnotherOneWasTaken_IsGuiltyAndHoldsUpNobody()
    {
        _errors.Failed(1);
        _errors.Failed(1);
        _errors.Took(2);

        Assert.Equal([Verdict.Retry, Verdict.Retry], [_errors.Failed(1), _errors.Failed(1)]);
    }

    [Fact]
    public void Failed_AfterThePlatformRecovered_BeginsAnew()
    {
        _errors.Failed(1);
        _errors.Took(1);

        Assert.Equal(Verdict.BackOff, _errors.Failed(2));
    }

    [Fact]
    public void Took_TheGuiltyOneAfterAll_IsInnocent()
    {
        _errors.Failed(1);
        _errors.Failed(1);
        _errors.Took(2);
        _errors.Took(1);

        Assert.Equal(Verdict.BackOff, _errors.Failed(1));
    }
}
