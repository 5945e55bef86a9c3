using System.Text;
using CsCheck;
using EdgeGateway.Protocols.Barcodes;

namespace EdgeGateway.Protocols.Tests.Barcodes;

public sealed class AimIdentifierTests
{
    [Theory]
    [InlineData("]E0", Symbology.Ean)]
    [InlineData("]E3", Symbology.Ean)]
    [InlineData("]E4", Symbology.Ean)]
    [InlineData("]C0", Symbology.Code128)]
    [InlineData("]C1", Symbology.Code128)]
    [InlineData("]C2", Symbology.Code128)]
    [InlineData("]I1", Symbology.Interleaved2Of5)]
    [InlineData("]A0", Symbology.Code39)]
    [InlineData("]F0", Symbology.Codabar)]
    [InlineData("]G0", Symbology.Code93)]
    [InlineData("]e0", Symbology.Gs1DataBar)]
    [InlineData("]L0", Symbology.Pdf417)]
    [InlineData("]d2", Symbology.DataMatrix)]
    [InlineData("]Q1", Symbology.QrCode)]
    [InlineData("]zC", Symbology.Aztec)]
    [InlineData("]h0", Symbology.HanXin)]
    [InlineData("]M0", Symbology.Msi)]
    [InlineData("]U0", Symbology.MaxiCode)]
    [InlineData("]X0", Symbology.VendorDefined)]
    public void Strip_KnownIdentifier_IsTakenOff(string aim, Symbology symbology)
    {
        var rest = AimIdentifier.Strip(Encoding.ASCII.GetBytes(aim + "6900000000014"), out var found);
        Assert.Equal(aim, found);
        Assert.Equal("6900000000014"u8, rest.Span);
        Assert.Equal(symbology, AimIdentifier.SymbologyOf(found));
    }

    [Theory]
    [InlineData("6900000000014")]
    [InlineData("]B0123")]
    [InlineData("]Qx123")]
    [InlineData("]QA123")]
    [InlineData("]Q")]
    [InlineData("]")]
    [InlineData("")]
    public void Strip_NoIdentifier_LeavesTheScanWhole(string scan)
    {
        var rest = AimIdentifier.Strip(Encoding.ASCII.GetBytes(scan), out var found);
        Assert.Null(found);
        Assert.Equal(scan, Encoding.ASCII.GetString(rest.Span));
        Assert.Equal(Symbology.Unknown, AimIdentifier.SymbologyOf(scan));
    }

    [Theory]
    [InlineData("]C1", true)]
    [InlineData("]d2", true)]
    [InlineData("]d5", true)]
    [InlineData("]Q3", true)]
    [InlineData("]Q4", true)]
    [InlineData("]e0", true)]
    [InlineData("]C0", false)]
    [InlineData("]Q1", false)]
    [InlineData("]d1", false)]
    [InlineData(null, false)]
    public void MeansGs1_OnlyWhereFnc1CameFirst(string? aim, bool expected) => Assert.Equal(expected, AimIdentifier.MeansGs1(aim));

    [Fact]
    public void Strip_AnyBytes_LosesNothing() => Gen.Byte.Array[0, 16].Sample(bytes =>
    {
        var rest = AimIdentifier.Strip(bytes, out var aim);
        Assert.Equal(bytes.Length, rest.Length + (aim?.Length ?? 0));
    });
}
