using System.Text;
using CsCheck;
using EdgeGateway.Protocols.Hid;
using EdgeGateway.Testing;

namespace EdgeGateway.Protocols.Tests.Hid;

public sealed class KeyDecoderTests
{
    [Fact]
    public void Feed_RecordsInAnyPieces_TypeTheSame()
    {
        var events = KeyEvents.Of("PD20080005\r");
        Gen.Int[1, 60].Sample(size =>
        {
            var decoder = new KeyDecoder();
            var typed = new List<byte>();
            foreach (var piece in events.Chunk(size))
                decoder.Feed(piece, typed);
            Assert.Equal("PD20080005\r", Encoding.ASCII.GetString([.. typed]));
        });
    }

    [Fact]
    public void Feed_AnyBytes_NeverThrows() => Gen.Byte.Array[0, 400].Sample(bytes => new KeyDecoder().Feed(bytes, []));
}
