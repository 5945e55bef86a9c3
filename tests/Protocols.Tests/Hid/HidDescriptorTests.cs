using CsCheck;
using EdgeGateway.Protocols.Hid;

namespace EdgeGateway.Protocols.Tests.Hid;

public sealed class HidDescriptorTests
{
    // Page 8C, scanner, application collection, report 2, input of 63 bytes.
    private const string Scanner = "058C0902A1018502150026FF007508953F09128102C0";
    private const string Keyboard = "05010906A101050719E029E71500250175019508810295017508810195067508150025650507190029658100C0";

    [Fact]
    public void IsScanner_ScannersDescriptor_IsTrue() => Assert.True(HidDescriptor.IsScanner(Convert.FromHexString(Scanner)));

    [Fact]
    public void IsScanner_KeyboardThenScanner_IsTrue() => Assert.True(HidDescriptor.IsScanner(Convert.FromHexString(Keyboard + Scanner)));

    [Fact]
    public void IsScanner_WidePageAndLongItem_IsTrue() =>
        Assert.True(HidDescriptor.IsScanner(Convert.FromHexString("FE02AA0102" + "068C000A0200A101C0")));

    [Theory]
    [InlineData(Keyboard)]
    [InlineData("058C0901A101C0")] // badge reader on the same page
    [InlineData("058C0902A100C0")] // physical collection
    [InlineData("058C0902")] // breaks off
    [InlineData("058C0902A1")]
    [InlineData("FEFF")]
    [InlineData("")]
    public void IsScanner_OtherDescriptor_IsFalse(string hex) => Assert.False(HidDescriptor.IsScanner(Convert.FromHexString(hex)));

    [Fact]
    public void IsScanner_AnyBytes_NeverThrows() => Gen.Byte.Array[0, 100].Sample(bytes => { _ = HidDescriptor.IsScanner(bytes); });

    [Theory]
    [InlineData(0x0C2E, "FE01")]
    [InlineData(0x23D0, "FE01")]
    [InlineData(0x05E0, "")]
    [InlineData(0x05F9, "")]
    public void EnableReport_ByMaker_OnlyTwoNeedIt(int vendor, string hex) =>
        Assert.Equal(hex, Convert.ToHexString(HidVendors.EnableReport((ushort)vendor)));
}
