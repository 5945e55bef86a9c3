using CsCheck;
using EdgeGateway.Devices.Virtual;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Devices.Tests.Virtual;

public sealed class PacedWireTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(9600, 1, 1.0417)]
    [InlineData(9600, 960, 1000)]
    [InlineData(115200, 1295, 112.41)]
    public void Book_IdleWire_TakesTenBitsAByte(int baud, int bytes, double milliseconds)
    {
        var wire = new PacedWire(baud, _clock);
        _clock.Advance(TimeSpan.FromSeconds(5));
        wire.Begin();
        Assert.Equal(milliseconds, wire.Book(bytes).TotalMilliseconds, 2);
    }

    [Fact]
    public void Book_CallerOversleeps_CatchesUpWithinTheTransmission()
    {
        var wire = new PacedWire(9600, _clock);
        wire.Begin();
        wire.Book(96);
        _clock.Advance(TimeSpan.FromMilliseconds(130));
        Assert.Equal(70, wire.Book(96).TotalMilliseconds, 2);
    }

    [Fact]
    public void Begin_AfterAnIdleTime_SavesNothingUp()
    {
        var wire = new PacedWire(9600, _clock);
        wire.Begin();
        wire.Book(96);
        _clock.Advance(TimeSpan.FromSeconds(10));
        wire.Begin();
        Assert.Equal(100, wire.Book(96).TotalMilliseconds, 2);
    }

    [Fact]
    public void Book_AnyChunks_NeverFasterThanTheWire() => Gen.Int[1, 50].Array[1, 100].Sample(chunks =>
    {
        var clock = new FakeTimeProvider();
        var wire = new PacedWire(115200, clock);
        var start = clock.GetTimestamp();
        wire.Begin();
        foreach (var chunk in chunks)
            clock.Advance(wire.Book(chunk));
        Assert.Equal(chunks.Sum() * 10 / 115200.0, clock.GetElapsedTime(start).TotalSeconds, tolerance: 0.0001);
    });
}
