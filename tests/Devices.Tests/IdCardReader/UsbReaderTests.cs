using System.Collections.Concurrent;
using EdgeGateway.Devices.Health;
using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Devices.Links.Usb;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.IdCardReader;

/// <summary>The whole driver on USB pipes: found in the kernel's list, both layouts, pulled and plugged.</summary>
public sealed class UsbReaderTests : IAsyncDisposable
{
    private const string Device = "1201100100000040" + "00045AC3" + "6300" + "01020001" + "09022E00010100C032" + "0904000004FF000000";
    private const string Split = Device + "07050202400000" + "07058102400000" + "07050602400000" + "07058502400000";
    private const string Single = Device + "07050102400000" + "07058102400000";
    private readonly ConcurrentQueue<CardRead> _reads = new();
    private readonly ConcurrentQueue<string> _opened = new();
    private readonly Running _house;
    private UsbReaderOnPaper? _plugged;

    public UsbReaderTests() => _house = new Running(places => places with { OpenUsb = Open });

    public ValueTask DisposeAsync()
    {
        // What waits for an answer lets go.
        _plugged?.Pull();
        return _house.DisposeAsync();
    }

    [Theory]
    [InlineData(Split, 64)]
    [InlineData(Single, 64)]
    [InlineData(Single, 2321)]
    public async Task Place_CardOnEitherLayout_IsRead(string descriptors, int packet)
    {
        Plug("1-1", 1, 4, descriptors, packet);
        var reader = await StartAsync();
        Assert.Equal("05.01-20260101-0001234567-0089101112", reader.Status.Facts["samId"]);
        Assert.Equal("usb:0400:c35a", reader.Status.Facts["address"]);
        _plugged!.Place(SyntheticCards.First);
        await Wait.UntilAsync(() => !_reads.IsEmpty);
        Assert.Equal(SyntheticCards.First, Assert.Single(_reads).Document);
        var split = descriptors == Split;
        Assert.Equal(split ? [((byte)2, 7), ((byte)6, 3)] : [((byte)1, 10)], _plugged.Sent.Take(split ? 2 : 1));
        Assert.Equal(["001/004"], _opened);
    }

    [Fact]
    public async Task Plug_LateAndElsewhere_IsFoundAndLostAndFound()
    {
        var reader = _house.Start(Make());
        await Running.BecomesAsync(reader, ThingState.Offline, "reader.not-found");
        Assert.Equal(PowerState.Off, reader.Power);
        Plug("1-1", 1, 4, Split);
        await Running.BecomesAsync(reader, ThingState.Online);
        var first = _plugged!;
        Unplug("1-1");
        await Running.BecomesAsync(reader, ThingState.Offline, "reader.not-found");
        Assert.Equal(1, first.Closed);
        Plug("2-1.3", 2, 9, Single);
        await Running.BecomesAsync(reader, ThingState.Online);
        _plugged!.Place(SyntheticCards.Second);
        await Wait.UntilAsync(() => !_reads.IsEmpty);
        Assert.Equal(["001/004", "002/009"], _opened);
    }

    [Fact]
    public async Task Start_OtherDevicesAround_AreLeftAlone()
    {
        Describe("usb1", 1, 1, "1d6b", "0002", Device);
        Describe("1-2", 1, 5, "0400", "c35b", Split);
        Describe("1-3", 1, 6, "0400", "c35a", Device); // no pipes: not a reader that can be spoken to
        Directory.CreateDirectory(Path.Combine(_house.Context.Places.UsbDevices, "1-0:1.0"));
        var reader = _house.Start(Make());
        await Running.BecomesAsync(reader, ThingState.Offline, "reader.not-found");
        Assert.Empty(_opened);
    }

    [Fact]
    public async Task Start_TwoReadersTwoDrivers_EachTakesOne()
    {
        Plug("1-1", 1, 4, Split);
        Plug("1-2", 1, 5, Split);
        await StartAsync();
        var second = _house.Start(Make("reader-2"));
        await Running.BecomesAsync(second, ThingState.Online);
        Assert.Equal(["001/004", "001/005"], _opened.Order());
        var third = _house.Start(Make("reader-3"));
        await Running.BecomesAsync(third, ThingState.Offline, "reader.claimed");
        Assert.Contains("reader-2", third.Status.Trouble!.Cause.En, StringComparison.Ordinal);
        Assert.Equal(PowerState.Unknown, third.Power);
    }

    [Fact]
    public async Task Read_CanceledBeforeTheAnswer_LosesNothing()
    {
        var paper = new UsbReaderOnPaper(new SamUsbPipes(2, 6, 0x81, 0x85)) { Silent = true };
        var link = UsbFs.OpenedOn(paper.Port, TimeProvider.System).Link!;
        var stop = TestContext.Current.CancellationToken;
        await link.WriteAsync(SamFrame.Request(SamCommand.Status), TimeSpan.FromSeconds(1), stop);
        Assert.Equal(0, await link.ReadAsync(new byte[64], TimeSpan.FromMilliseconds(20), stop));
        paper.Silent = false;
        await link.WriteAsync(SamFrame.Request(SamCommand.Status), TimeSpan.FromSeconds(1), stop);
        var buffer = new byte[64];
        var count = 0;
        while (count < 11)
            count += await link.ReadAsync(buffer.AsMemory(count), TimeSpan.FromSeconds(5), stop);
        Assert.Equal("AAAAAA9669000400009094", Convert.ToHexString(buffer[..count]));
        paper.Pull();
        await link.DisposeAsync();
        Assert.Equal(1, paper.Closed);
    }

    private SamReader Make(string id = "reader-1")
    {
        var reader = SamReader.Create(new DeviceOptions { Id = id, Address = "usb:0400:c35a", PollInterval = TimeSpan.FromMilliseconds(20) }, _house.Context);
        reader.CardRead += _reads.Enqueue;
        return reader;
    }

    private async Task<SamReader> StartAsync()
    {
        var reader = _house.Start(Make());
        await Running.BecomesAsync(reader, ThingState.Online);
        return reader;
    }

    private EdgeGateway.Devices.Links.LinkOpening Open(UsbNodeAddress node, TimeProvider clock)
    {
        _opened.Enqueue(Path.GetRelativePath(_house.Context.Places.UsbNodes, node.Path));
        var paper = new UsbReaderOnPaper(node.Pipes, _packet);
        _plugged = paper;
        return UsbFs.OpenedOn(paper.Port, clock);
    }

    private int _packet = 64;

    private void Plug(string name, int bus, int device, string descriptors, int packet = 64)
    {
        _packet = packet;
        Describe(name, bus, device, "0400", "c35a", descriptors);
    }

    private void Unplug(string name)
    {
        Directory.Delete(Path.Combine(_house.Context.Places.UsbDevices, name), recursive: true);
        _plugged!.Pull();
    }

    private void Describe(string name, int bus, int device, string vendor, string product, string descriptors)
    {
        // As the kernel does: the entry is complete the moment it is there.
        var fresh = Directory.CreateDirectory(_house.Path($"new-{name}")).FullName;
        File.WriteAllText(Path.Combine(fresh, "idVendor"), vendor + "\n");
        File.WriteAllText(Path.Combine(fresh, "idProduct"), product + "\n");
        File.WriteAllText(Path.Combine(fresh, "busnum"), $"{bus}\n");
        File.WriteAllText(Path.Combine(fresh, "devnum"), $"{device}\n");
        File.WriteAllBytes(Path.Combine(fresh, "descriptors"), Convert.FromHexString(descriptors));
        Directory.Move(fresh, Path.Combine(_house.Context.Places.UsbDevices, name));
    }
}
