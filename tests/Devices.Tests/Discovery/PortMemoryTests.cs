using EdgeGateway.Devices.Discovery;

namespace EdgeGateway.Devices.Tests.Discovery;

public sealed class PortMemoryTests
{
    private static readonly SeenPort A = new("a", "1"), B = new("b", "1"), C = new("c", "1");
    private readonly PortMemory _memory = new(TimeSpan.FromSeconds(15));

    [Fact]
    public void WorthAsking_NothingKnown_IsAllByName() => Assert.Equal([A, B, C], Ask(0, C, A, B));

    [Fact]
    public void WorthAsking_WhereItWasLast_ComesFirst()
    {
        _memory.Found(B);
        Assert.Equal([B, A, C], Ask(0, A, B, C));
    }

    [Fact]
    public void WorthAsking_NotOurs_IsLeftInPeaceForAWhile()
    {
        _memory.NotOurs(A, TimeSpan.FromSeconds(1));
        Assert.Equal([B], Ask(2, A, B));
        Assert.Equal([B], Ask(15.9, A, B));
        Assert.Equal([A, B], Ask(16, A, B));
    }

    [Fact]
    public void WorthAsking_SomethingElsePluggedUnderTheName_IsAskedAtOnce()
    {
        _memory.NotOurs(A, TimeSpan.Zero);
        Assert.Equal([A with { Plugging = "2" }], Ask(1, A with { Plugging = "2" }));
    }

    [Fact]
    public void WorthAsking_GoneAndBack_IsAskedAtOnce()
    {
        _memory.NotOurs(A, TimeSpan.Zero);
        Assert.Empty(Ask(1, A));
        Assert.Empty(Ask(2));
        Assert.Equal([A], Ask(3, A));
    }

    private IReadOnlyList<SeenPort> Ask(double at, params SeenPort[] ports) => _memory.WorthAsking(ports, TimeSpan.FromSeconds(at));
}
