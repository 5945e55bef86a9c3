using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Checkout;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class KeyFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder.File("keys/store.key");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LoadOrCreate_FirstStart_MakesAFileForItsOwnerOnly()
    {
        KeyFile.LoadOrCreate(Path);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.File("keys")));
        Assert.Equal([Path], Directory.GetFiles(_folder.File("keys")));
    }

    [Fact]
    public void LoadOrCreate_SecondStart_GivesTheSameKey()
    {
        var first = KeyFile.LoadOrCreate(Path);
        var second = KeyFile.LoadOrCreate(Path);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Wrapping, second.Wrapping);
        Assert.Equal(first.HashOf(Cards.FirstNumber), second.HashOf(Cards.FirstNumber));
    }

    [Fact]
    public void LoadOrCreate_LeftoverOfAPowerCut_IsReplaced()
    {
        Directory.CreateDirectory(_folder.File("keys"));
        File.WriteAllText(Path + ".new", "half");
        Assert.Equal(KeyFile.LoadOrCreate(Path).Id, KeyFile.LoadOrCreate(Path).Id);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void LoadOrCreate_OpenToOthers_IsRefusedWithTheCommandToRun(UnixFileMode more)
    {
        KeyFile.LoadOrCreate(Path);
        File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | more);
        Assert.Contains("chmod 600", Assert.Throws<KeyFileException>(() => KeyFile.LoadOrCreate(Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void LoadOrCreate_NoKeyInside_IsRefusedAndNeverReplaced(string text)
    {
        KeyFile.LoadOrCreate(Path);
        File.WriteAllText(Path, text);
        Assert.Throws<KeyFileException>(() => KeyFile.LoadOrCreate(Path));
        Assert.Equal(text, File.ReadAllText(Path));
    }

    [Fact]
    public void HashOf_TwoStores_Differ()
    {
        var one = KeyFile.LoadOrCreate(Path);
        var other = KeyFile.LoadOrCreate(_folder.File("keys/other.key"));
        Assert.NotEqual(one.HashOf(Cards.FirstNumber), other.HashOf(Cards.FirstNumber));
        Assert.NotEqual(one.HashOf(Cards.FirstNumber), one.HashOf(Cards.SecondNumber));
        Assert.Matches("^[0-9a-f]{64}$", one.HashOf(Cards.FirstNumber));
    }
}
