using System.Buffers.Binary;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class ClockReadingTests
{
    private static byte[] Timex(long offset, long mostError, int status)
    {
        var timex = new byte[208];
        BinaryPrimitives.WriteInt64LittleEndian(timex.AsSpan(8), offset);
        BinaryPrimitives.WriteInt64LittleEndian(timex.AsSpan(24), mostError);
        BinaryPrimitives.WriteInt32LittleEndian(timex.AsSpan(40), status);
        return timex;
    }

    [Theory]
    [InlineData(-250_000, 0x2001, -0.00025)] // nanoseconds
    [InlineData(-250_000, 0x0001, -0.25)] // microseconds
    public void Of_Offset_DependsOnTheStatus(long offset, int status, double expected) =>
        Assert.Equal(expected, ClockReading.Of(Timex(offset, 0, status), true, wide: true).OffsetSeconds!.Value, 9);

    [Fact]
    public void Of_MostError_IsMicroseconds() => Assert.Equal(0.5, ClockReading.Of(Timex(0, 500_000, 0), true, wide: true).MostErrorSeconds!.Value, 9);

    [Fact]
    public void Of_NarrowSystem_TellsOnlyWhetherItIsSteered() => Assert.Equal(new ClockReading(false, null, null), ClockReading.Of(Timex(1, 1, 0), false, wide: false));

    [Fact]
    public void Read_ThisMachine_AgreesWithAsk() => Assert.Equal(TimeServerState.Ask(), TimeServerState.Read()?.Synced);
}
