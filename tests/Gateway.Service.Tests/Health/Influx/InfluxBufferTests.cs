using EdgeGateway.Service.Health.Influx;
using EdgeGateway.Service.Space;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Health.Influx;

public sealed class InfluxBufferTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private InfluxBuffer New(long limit = 100) => new(_folder.File("metrics"), limit);

    private static byte[] Request(byte mark, int size = 10) => [.. Enumerable.Repeat(mark, size)];

    [Fact]
    public void Oldest_AfterSome_IsTheFirstAndStaysUntilRemoved()
    {
        var buffer = New();
        buffer.Add(Request(1));
        buffer.Add(Request(2));

        Assert.Equal(Request(1), buffer.Oldest());
        Assert.Equal(Request(1), buffer.Oldest());
        buffer.RemoveOldest();
        Assert.Equal(Request(2), buffer.Oldest());
        buffer.RemoveOldest();
        Assert.Null(buffer.Oldest());
        Assert.Equal((0, 0L), (buffer.Count, buffer.Bytes));
    }

    [Fact]
    public void Add_Full_DropsTheOldestAndStaysBelowTheLimit()
    {
        var buffer = New(limit: 25);

        Assert.Equal([0, 0, 1], new[] { buffer.Add(Request(1)), buffer.Add(Request(2)), buffer.Add(Request(3)) });
        Assert.Equal(Request(2), buffer.Oldest());
        Assert.Equal((2, 20L), (buffer.Count, buffer.Bytes));
        Assert.Equal(2, Directory.GetFiles(_folder.File("metrics")).Length);
    }

    [Fact]
    public void Add_LargerThanTheLimit_IsDroppedItself()
    {
        var buffer = New(limit: 25);

        Assert.Equal(1, buffer.Add(Request(1, 26)));
        Assert.Equal(0, buffer.Count);
    }

    [Fact]
    public void New_AfterARestart_GoesOnWhereItWas()
    {
        var first = New();
        for (byte i = 1; i <= 12; i++)
            first.Add(Request(i, 5));
        first.RemoveOldest();

        var second = New();
        second.Add(Request(13, 5));

        Assert.Equal((12, 60L), (second.Count, second.Bytes));
        var order = new List<byte>();
        while (second.Oldest() is { } request)
        {
            order.Add(request[0]);
            second.RemoveOldest();
        }

        Assert.Equal(Enumerable.Range(2, 12).Select(one => (byte)one), order);
    }

    [Fact]
    public void Oldest_FileWasTakenAway_GoesOnWithTheNext()
    {
        var buffer = New();
        buffer.Add(Request(1));
        buffer.Add(Request(2));
        File.Delete(Directory.GetFiles(_folder.File("metrics")).Order().First());

        Assert.Equal(Request(2), buffer.Oldest());
    }

    [Fact]
    public void Add_FolderCannotBeMade_IsDroppedAndCounted()
    {
        File.WriteAllText(_folder.File("metrics"), "a file in its place");

        Assert.Equal(1, New().Add(Request(1)));
    }

    [Fact]
    public void Free_SoManyBytes_TakesTheOldest()
    {
        var buffer = New();
        for (byte i = 1; i <= 4; i++)
            buffer.Add(Request(i));

        Assert.Equal(new Freed(2, 20), buffer.Free(15));
        Assert.Equal(Request(3), buffer.Oldest());
        Assert.Equal(new Freed(2, 20), buffer.Free(1000));
        Assert.Equal(default, buffer.Free(1));
    }
}
