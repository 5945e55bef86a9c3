using EdgeGateway.Service.Journal;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class NumberLeaseTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder.File("journal.seq");

    [Theory]
    [InlineData(1, 10_000)]
    [InlineData(9_999, 10_000)]
    [InlineData(10_000, 20_000)]
    [InlineData(123_456_789_012, 123_456_790_000)]
    public void Cover_Number_IsBelowWhatIsReadBack(long seq, long expected)
    {
        new NumberLease(Path).Cover(seq);
        Assert.Equal(expected, new NumberLease(Path).Read());
    }

    [Fact]
    public void Cover_WithinTheLease_DoesNotTouchTheDisk()
    {
        var lease = new NumberLease(Path);
        lease.Cover(1);
        File.Delete(Path);
        lease.Cover(9_000);
        Assert.False(File.Exists(Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("-5")]
    public void Read_NotANumber_CountsAsNothing(string text)
    {
        File.WriteAllText(Path, text);
        Assert.Equal(0, new NumberLease(Path).Read());
    }

    [Fact]
    public void Read_NoFile_CountsAsNothing() => Assert.Equal(0, new NumberLease(Path).Read());

    public void Dispose() => _folder.Dispose();
}
