using System.Security.Cryptography;
using System.Text;
using CsCheck;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Protocols.Tests.Messages;

public sealed class HashChainTests
{
    [Fact]
    public void Seal_Object_HashesTheBytesWithoutTheSeal()
    {
        var sealedBytes = HashChain.Seal("""{"a":1}"""u8, out var hash);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("""{"a":1}"""u8)), hash);
        Assert.Equal($$"""{"a":1,"hash":"{{hash}}"}""", Encoding.UTF8.GetString(sealedBytes));
        Assert.Equal(hash, HashChain.HashOf(sealedBytes));
    }

    [Fact]
    public void Verify_Untouched_IsIntact() => MessageSamples.Any.Sample(message => HashChain.Verify(message.ToSealedBytes(out _)) == ChainVerdict.Intact);

    [Fact]
    public void Verify_AnyBitFlippedAnywhere_IsNoticed()
    {
        var bytes = MessageSamples.Sale.ToSealedBytes(out _);
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            bytes[i / 8] ^= (byte)(1 << (i % 8));
            Assert.NotEqual(ChainVerdict.Intact, HashChain.Verify(bytes));
            bytes[i / 8] ^= (byte)(1 << (i % 8));
        }

        Assert.Equal(ChainVerdict.Intact, HashChain.Verify(bytes));
    }

    [Fact]
    public void Verify_AnyByteOfAnyMessageChanged_IsNoticed() =>
        Gen.Select(MessageSamples.Any, Gen.Int[0, int.MaxValue], Gen.Byte[1, 255]).Sample((message, place, change) =>
        {
            var bytes = message.ToSealedBytes(out _);
            bytes[place % bytes.Length] ^= change;
            return HashChain.Verify(bytes) != ChainVerdict.Intact;
        });

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"hash":"0000000000000000000000000000000000000000000000000000000000000000"}""")]
    [InlineData("""{"a":1,"hash":"short"}""")]
    public void Verify_WithoutSeal_SaysSo(string text) => Assert.Equal(ChainVerdict.NotSealed, HashChain.Verify(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Verify_UpperCaseHash_IsAltered()
    {
        var text = Encoding.UTF8.GetString(MessageSamples.Sale.ToSealedBytes(out var hash));
        var upper = text.Replace(hash, hash.ToUpperInvariant(), StringComparison.Ordinal);
        Assert.Equal(ChainVerdict.Altered, HashChain.Verify(Encoding.UTF8.GetBytes(upper)));
    }

    [Fact]
    public void Verify_AgainstThePredecessor_FindsTheMissingLink()
    {
        var first = MessageSamples.Sale.ToSealedBytes(out var firstHash);
        var second = (MessageSamples.Sale with { Seq = 43, PrevHash = firstHash }).ToSealedBytes(out _);
        Assert.Equal(ChainVerdict.Intact, HashChain.Verify(first, HashChain.Start));
        Assert.Equal(ChainVerdict.Intact, HashChain.Verify(second, firstHash));
        Assert.Equal(ChainVerdict.Unlinked, HashChain.Verify(second, HashChain.Start));
    }

    [Fact]
    public void Seal_NotAnObject_Throws() => Assert.Throws<ArgumentException>(() => HashChain.Seal("[1"u8, out _));
}
