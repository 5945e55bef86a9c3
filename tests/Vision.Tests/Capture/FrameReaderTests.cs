using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.Capture;

public sealed class FrameReaderTests
{
    private readonly FramePool _pool = new();

    [Fact]
    public void Next_RecordedStream_GivesPicturesWithTheirPixels()
    {
        var recorded = RecordedNut.Load("steady-5fps-16x8");
        var reader = new FrameReader(new MemoryStream(recorded.Bytes), _pool, epoch: 7);

        var frames = ReadAll(reader, out var end);

        Assert.Equal(FrameEnd.Ended, end.End);
        Assert.Equal(recorded.Times, frames.Select(frame => frame.StreamTime));
        Assert.All(frames, frame => Assert.Equal((16, 8, 7), (frame.Width, frame.Height, frame.Epoch)));
        // The red corner of the test picture, as it stands in the file.
        Assert.Equal((81, 90, 240), (frames[0].Luma[0], frames[0].U[0], frames[0].V[0]));
        Free(frames);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public void Next_StreamInSmallPieces_GivesTheSamePixels(int piece)
    {
        var recorded = RecordedNut.Load("steady-5fps-16x8");
        var whole = ReadAll(new FrameReader(new MemoryStream(recorded.Bytes), _pool, 1), out _);
        var pieces = ReadAll(new FrameReader(new PieceStream(recorded.Bytes, piece), _pool, 1), out _);

        Assert.Equal(whole.Count, pieces.Count);
        Assert.All(whole.Zip(pieces), pair => Assert.Equal(pair.First.Buffer, pair.Second.Buffer));
        Free(whole);
        Free(pieces);
    }

    [Fact]
    public void Next_EveryTruncation_EndsWithoutLeakingABuffer()
    {
        var bytes = RecordedNut.Load("keyframes-90khz-16x16").Bytes;
        for (var length = 0; length <= bytes.Length; length += 3)
        {
            var frames = ReadAll(new FrameReader(new MemoryStream(bytes[..length]), _pool, 1), out var end);
            Assert.Equal(FrameEnd.Ended, end.End);
            Free(frames);
            Assert.Equal(0, _pool.Rented);
        }
    }

    [Fact]
    public void Next_PictureOfAnotherSize_SaysResized()
    {
        var bytes = NutBuilder.Stream(2, 2).Frame(0, new byte[6]).Frame(40, new byte[27]).Build();

        var frames = ReadAll(new FrameReader(new MemoryStream(bytes), _pool, 1), out var end);

        Assert.Single(frames);
        Assert.Equal(FrameEnd.Resized, end.End);
        Assert.Contains("27 bytes instead of 2x2", end.Detail);
        Free(frames);
        Assert.Equal(0, _pool.Rented);
    }

    [Fact]
    public void Next_HugePictureThatNeverComes_IsNotBelieved()
    {
        var bytes = NutBuilder.Stream(2, 2).CodedFrame(8 | 32 | 64, header => header.V(128).V(2_000_000_000)).Build();

        ReadAll(new FrameReader(new MemoryStream(bytes), _pool, 1), out var end);

        Assert.Equal(FrameEnd.Resized, end.End);
        Assert.Equal(0, _pool.Rented);
    }

    [Fact]
    public void Next_NoNutAtAll_SaysBroken()
    {
        ReadAll(new FrameReader(new MemoryStream("GIF89a and so on, for a while"u8.ToArray()), _pool, 1), out var end);

        Assert.Equal(FrameEnd.Broken, end.End);
    }

    [Fact]
    public void Pool_BuffersGivenBack_AreUsedAgain()
    {
        var bytes = NutBuilder.Stream(2, 2).Frame(0, new byte[6]).Frame(40, new byte[6]).Build();
        var reader = new FrameReader(new MemoryStream(bytes), _pool, 1);

        var first = reader.Next().Frame!;
        var buffer = first.Buffer;
        first.Dispose();
        first.Dispose();
        var second = reader.Next().Frame!;

        Assert.Same(buffer, second.Buffer);
        Assert.Equal(1, _pool.Rented);
        second.Dispose();
        Assert.Equal(0, _pool.Rented);
    }

    [Fact]
    public void Pool_AnotherSize_LetsTheOldBuffersGo()
    {
        _pool.GiveBack(_pool.Rent(12));

        Assert.Equal(27, _pool.Rent(27).Length);
        Assert.Equal(1, _pool.Rented);
    }

    private static List<Frame> ReadAll(FrameReader reader, out FrameRead end)
    {
        var frames = new List<Frame>();
        for (end = reader.Next(); end.Frame is not null; end = reader.Next())
            frames.Add(end.Frame);
        return frames;
    }

    private static void Free(List<Frame> frames) => frames.ForEach(frame => frame.Dispose());

    /// <summary>Gives at most so many bytes per read, as a pipe does.</summary>
    private sealed class PieceStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, piece)]);
    }
}
