using EdgeGateway.Protocols.Framing;

namespace EdgeGateway.Protocols.Tests.Framing;

public sealed class SpanCursorTests
{
    [Fact]
    public void Reads_EnoughBytes_GiveValuesInOrder()
    {
        var cursor = new SpanCursor([0x01, 0x02, 0x03, 0x02, 0x03, 0x78, 0x56, 0x34, 0x12, 0xFF]);
        Assert.Equal(1, cursor.Byte());
        Assert.Equal(0x0203, cursor.UInt16BigEndian());
        Assert.Equal(0x0302, cursor.UInt16LittleEndian());
        Assert.Equal(0x12345678u, cursor.UInt32LittleEndian());
        Assert.Equal(1, cursor.Remaining);
        Assert.False(cursor.Failed);
    }

    [Fact]
    public void Read_PastTheEnd_GivesZeroAndStaysFailed()
    {
        var cursor = new SpanCursor([0x01, 0x02, 0x03]);
        Assert.Equal(0u, cursor.UInt32LittleEndian());
        Assert.True(cursor.Failed);
        Assert.Equal(0, cursor.Byte());
        Assert.Equal(3, cursor.Remaining);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    public void Take_ImpossibleCount_GivesNothingAndFails(int count)
    {
        var cursor = new SpanCursor([0x01, 0x02, 0x03]);
        Assert.True(cursor.Take(count).IsEmpty);
        Assert.True(cursor.Failed);
    }

    [Fact]
    public void Take_EverythingAndNothing_IsNoFailure()
    {
        var cursor = new SpanCursor([0x01, 0x02]);
        Assert.Equal([0x01, 0x02], cursor.Take(2).ToArray());
        Assert.True(cursor.Take(0).IsEmpty);
        Assert.False(cursor.Failed);
    }

    [Theory]
    [InlineData("", 0x00)]
    [InlineData("5A", 0x5A)]
    [InlineData("00032001", 0x22)]
    [InlineData("FFFF", 0x00)]
    public void Xor_Bytes_IsTheirExclusiveOr(string hex, byte expected) =>
        Assert.Equal(expected, Checksums.Xor(Convert.FromHexString(hex)));
}
