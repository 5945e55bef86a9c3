using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.Links.Unix;
using EdgeGateway.Devices.Virtual;

namespace EdgeGateway.Devices.Tests.Links;

public sealed class SerialLinkTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("eg-serial-").FullName;
    private readonly PseudoTerminal _cable;
    private readonly LinkOpener _opener = new(TimeProvider.System);
    private readonly byte[] _buffer = new byte[64];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public SerialLinkTests() => _cable = new PseudoTerminal(Path.Combine(_folder, "port"));

    public void Dispose()
    {
        _cable.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Link_AllByteValues_PassBothWaysUntouched()
    {
        await using var link = await OpenAsync();
        var bytes = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        await link.WriteAsync(bytes, Soon, Stop);
        Assert.Equal(bytes, await ReadExactlyAsync(_cable.Stream!, 256));
        await _cable.Stream!.WriteAsync(bytes, Stop);
        Assert.Equal(bytes, await ReadExactlyAsync(link.Stream, 256));
    }

    [Fact]
    public async Task Read_NothingComes_GivesZeroInTime()
    {
        await using var link = await OpenAsync();
        var start = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, await link.ReadAsync(_buffer, TimeSpan.FromMilliseconds(50), Stop));
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds, 40, 1000);
    }

    [Fact]
    public async Task Read_CanceledThenBytesCome_LosesStop()
    {
        await using var link = await OpenAsync();
        for (byte round = 1; round <= 20; round++)
        {
            Assert.Equal(0, await link.ReadAsync(_buffer, TimeSpan.FromMilliseconds(2), Stop));
            await _cable.Stream!.WriteAsync(new[] { round }, Stop);
            Assert.Equal(1, await link.ReadAsync(_buffer, Soon, Stop));
            Assert.Equal(round, _buffer[0]);
        }
    }

    [Fact]
    public async Task Read_CableIsPulled_ThrowsIOExceptionAtOnce()
    {
        await using var link = await OpenAsync();
        var reading = link.ReadAsync(_buffer, Stop).AsTask();
        _cable.Unplug();
        await Assert.ThrowsAnyAsync<IOException>(() => reading.WaitAsync(Soon, Stop));
    }

    [Fact]
    public async Task Write_CableIsPulled_ThrowsIOExceptionAndClosesCleanly()
    {
        var link = await OpenAsync();
        _cable.Unplug();
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            for (var attempt = 0; attempt < 1000; attempt++)
                await link.WriteAsync(new byte[100], Soon, Stop);
        });
        await link.DisposeAsync().AsTask().WaitAsync(Soon, Stop);
    }

    [Fact]
    public async Task Write_NobodyReads_ThrowsIOExceptionInsteadOfHanging()
    {
        await using var link = await OpenAsync();
        await Assert.ThrowsAsync<IOException>(async () => await link.WriteAsync(new byte[1_000_000], TimeSpan.FromMilliseconds(100), Stop));
    }

    [Fact]
    public async Task Open_AfterCableWasPulledAndPlugged_WorksUnderTheSameName()
    {
        for (var round = 0; round < 5; round++)
        {
            await using (var link = await OpenAsync())
            {
                await _cable.Stream!.WriteAsync(new byte[] { 7 }, Stop);
                Assert.Equal(1, await link.ReadAsync(_buffer, Soon, Stop));
            }
            _cable.Unplug();
            Assert.Equal(LinkProblem.NotFound, (await TryOpenAsync(_cable.Path)).Problem);
            _cable.Plug();
        }
    }

    [Fact]
    public async Task Open_WhileOpen_IsBusyAndFreeAfterClose()
    {
        await using (await OpenAsync())
            Assert.Equal(LinkProblem.Busy, (await TryOpenAsync(_cable.Path)).Problem);
        await using var again = await OpenAsync();
    }

    [Fact]
    public async Task Discard_OldInput_IsGone()
    {
        await using var link = await OpenAsync();
        await _cable.Stream!.WriteAsync(new byte[] { 1, 2, 3 }, Stop);
        link.DiscardInput();
        await _cable.Stream!.WriteAsync(new byte[] { 9 }, Stop);
        Assert.Equal(1, await link.ReadAsync(_buffer, Soon, Stop));
        Assert.Equal(9, _buffer[0]);
    }

    [Fact]
    public async Task ChangeBaud_KnownAndUnknownSpeed_OnlyTheKnownIsTaken()
    {
        await using var link = await OpenAsync();
        Assert.True(link.TryChangeBaud(9600));
        Assert.Equal(9600, link.Baud);
        Assert.False(link.TryChangeBaud(12345));
        Assert.Equal(9600, link.Baud);
    }

    [Fact]
    public async Task Open_PathThatIsNoPort_SaysSo()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "no port", Stop);
        Assert.Equal(LinkProblem.NotAPort, (await TryOpenAsync(_folder)).Problem);
        Assert.Equal(LinkProblem.NotAPort, (await TryOpenAsync(file)).Problem);
        Assert.Equal(LinkProblem.NotFound, (await TryOpenAsync(Path.Combine(_folder, "missing"))).Problem);
    }

    [Theory]
    [InlineData(13, LinkProblem.NoPermission)]
    [InlineData(1, LinkProblem.NoPermission)]
    [InlineData(2, LinkProblem.NotFound)]
    [InlineData(19, LinkProblem.NotFound)]
    [InlineData(6, LinkProblem.NotFound)]
    [InlineData(16, LinkProblem.Busy)]
    [InlineData(25, LinkProblem.NotAPort)]
    [InlineData(5, LinkProblem.Failed)]
    public void ProblemOf_ErrorOfTheSystem_IsSortedForPeople(int error, LinkProblem expected) =>
        Assert.Equal(expected, UnixSerial.ProblemOf(error));

    private async Task<Link> OpenAsync()
    {
        var opening = await TryOpenAsync(_cable.Path);
        return opening.Link ?? throw new InvalidOperationException(opening.Detail);
    }

    private ValueTask<LinkOpening> TryOpenAsync(string path) => _opener.OpenAsync(new SerialAddress(path), 115200, Stop);

    private static async Task<byte[]> ReadExactlyAsync(Stream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, Stop).AsTask().WaitAsync(Soon, Stop);
        return bytes;
    }
}
