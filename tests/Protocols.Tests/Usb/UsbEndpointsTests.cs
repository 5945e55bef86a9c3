using CsCheck;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Usb;

namespace EdgeGateway.Protocols.Tests.Usb;

public sealed class UsbEndpointsTests
{
    private const string Device = "1201100100000040" + "00045AC3" + "6300" + "01020001";
    private const string Configuration = "09022E00010100C032";
    private const string Vendor = "0904000004FF000000"; // interface 0, four endpoints
    private const string Split = "07050202400000" + "07058102400000" + "07050602400000" + "07058502400000";
    private const string Single = "07050102400000" + "07058102400000";

    [Fact]
    public void Read_TwoPipesEachWay_SplitsHeaderAndBody()
    {
        var endpoints = Read(Device + Configuration + Vendor + Split);
        Assert.Equal([0x02, 0x06], endpoints.Out);
        Assert.Equal([0x81, 0x85], endpoints.In);
        Assert.Equal(new SamUsbPipes(0x02, 0x06, 0x81, 0x85), SamUsbPipes.Of(endpoints));
        Assert.True(SamUsbPipes.Of(endpoints)!.IsSplit);
    }

    [Fact]
    public void Read_OnePipeEachWay_CarriesWholeFrames()
    {
        var pipes = SamUsbPipes.Of(Read(Device + Configuration + Vendor + Single));
        Assert.Equal(new SamUsbPipes(0x01, 0x01, 0x81, 0x81), pipes);
        Assert.False(pipes!.IsSplit);
    }

    [Theory]
    [InlineData("07050103080001" + "07058103080001")] // interrupt pipes of a HID reader
    [InlineData("07050102400000")] // nothing back
    [InlineData("07050102400000" + "07050202400000" + "07058102400000")] // two out, one in
    [InlineData("")]
    public void Of_OtherPipes_IsNoReader(string endpoints) => Assert.Null(SamUsbPipes.Of(Read(Device + Configuration + Vendor + endpoints)));

    [Fact]
    public void Read_OtherInterfacesAndSettings_DoNotCount()
    {
        const string second = "0904010002FF000000" + "07050702400000", alternate = "0904000102FF000000" + "07050302400000";
        Assert.Equal(new SamUsbPipes(0x01, 0x01, 0x81, 0x81), SamUsbPipes.Of(Read(Device + Configuration + Vendor + Single + alternate + second)));
    }

    [Theory]
    [InlineData("00")]
    [InlineData("0705")]
    [InlineData("00000000")]
    public void Read_BrokenOff_StopsThere(string tail) =>
        Assert.Equal(new SamUsbPipes(0x01, 0x01, 0x81, 0x81), SamUsbPipes.Of(Read(Device + Configuration + Vendor + Single + tail)));

    [Fact]
    public void Read_AnyBytes_NeverThrows() => Gen.Byte.Array[0, 100].Sample(bytes => UsbEndpoints.Read(bytes));

    private static UsbEndpoints Read(string hex) => UsbEndpoints.Read(Convert.FromHexString(hex));
}
