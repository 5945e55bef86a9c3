using EdgeGateway.Devices.Discovery;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.Discovery;

public sealed class PortClaimsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PortClaims _claims = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TryClaim_TakenPort_NamesItsOwnerUntilReleased()
    {
        using (var claim = _claims.TryClaim("/dev/none", "reader-1", out _))
        {
            Assert.NotNull(claim);
            Assert.Null(_claims.TryClaim("/dev/none", "printer-1", out var owner));
            Assert.Equal("reader-1", owner);
        }
        using var next = _claims.TryClaim("/dev/none", "printer-1", out _);
        Assert.NotNull(next);
    }

    [Fact]
    public void TryClaim_TwoNamesOfOnePort_AreOnePort()
    {
        var (byId, other) = TwoNames();
        using var claim = _claims.TryClaim(byId, "reader-1", out _);
        Assert.Null(_claims.TryClaim(other, "printer-1", out var owner));
        Assert.Equal("reader-1", owner);
        Assert.Null(_claims.TryClaim(_folder.File("ttyUSB0"), "printer-1", out _));
    }

    [Fact]
    public void ReservedFor_AnotherNameOfThePort_NamesWhoItIsFor()
    {
        var (byId, other) = TwoNames();
        _claims.Reserve(byId, "scanner-1");
        Assert.Equal("scanner-1", _claims.ReservedFor(other, "reader-1"));
        Assert.Null(_claims.ReservedFor(other, "scanner-1"));
        Assert.Null(_claims.ReservedFor(_folder.File("ttyUSB1"), "reader-1"));
    }

    [Fact]
    public void TryClaim_WindowsName_IsTakenAsItIs()
    {
        using var claim = _claims.TryClaim("COM3", "reader-1", out _);
        Assert.NotNull(claim);
        Assert.Null(_claims.TryClaim("COM3", "printer-1", out _));
        using var other = _claims.TryClaim("COM4", "printer-1", out _);
        Assert.NotNull(other);
    }

    [Fact]
    public void TryClaim_NameLeadsElsewhereMeanwhile_FreesWhatWasClaimed()
    {
        var (byId, _) = TwoNames();
        var claim = _claims.TryClaim(byId, "reader-1", out _);
        File.Delete(byId);
        File.CreateSymbolicLink(byId, "ttyUSB9");
        claim!.Dispose();
        using var again = _claims.TryClaim(_folder.File("ttyUSB0"), "printer-1", out _);
        Assert.NotNull(again);
    }

    private (string ById, string Other) TwoNames()
    {
        File.WriteAllText(_folder.File("ttyUSB0"), "");
        File.CreateSymbolicLink(_folder.File("by-id"), "ttyUSB0");
        File.CreateSymbolicLink(_folder.File("other"), _folder.File("by-id"));
        return (_folder.File("by-id"), _folder.File("other"));
    }
}
