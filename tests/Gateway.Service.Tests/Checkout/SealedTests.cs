using System.Security.Cryptography;
using CsCheck;
using EdgeGateway.Service.Checkout.Identity;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class SealedTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public void Open_WhatWasSealed_IsTheSame() => Gen.Byte.Array[0, 300].Sample(clear => Sealed.Open(Key, Sealed.Seal(Key, clear, [1]), [1])!.SequenceEqual(clear));

    [Fact]
    public void Open_AnyBitChanged_IsNull()
    {
        var box = Sealed.Seal(Key, "000000199001010018"u8, [1]);
        for (var i = 0; i < box.Length; i++)
        {
            box[i] ^= 0x10;
            Assert.Null(Sealed.Open(Key, box, [1]));
            box[i] ^= 0x10;
        }
        Assert.NotNull(Sealed.Open(Key, box, [1]));
    }

    [Fact]
    public void Open_WrongKeyOrContextOrTooShort_IsNull()
    {
        var box = Sealed.Seal(Key, "x"u8, [1]);
        Assert.Null(Sealed.Open(RandomNumberGenerator.GetBytes(32), box, [1]));
        Assert.Null(Sealed.Open(Key, box, [2]));
        Assert.Null(Sealed.Open(Key, box.AsSpan(0, 27), [1]));
    }

    [Fact]
    public void Seal_SameTwice_NeverLooksTheSame() => Assert.NotEqual(Sealed.Seal(Key, "x"u8, []), Sealed.Seal(Key, "x"u8, []));
}
