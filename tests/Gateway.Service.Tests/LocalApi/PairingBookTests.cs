using EdgeGateway.Service.LocalApi;
using EdgeGateway.Service.LocalApi.Access;
using EdgeGateway.Service.LocalApi.Pairing;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.LocalApi;

public sealed class PairingBookTests : IDisposable
{
    private const string Origin = "https://till.vendor.example";
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly PairingBook _book;

    public PairingBookTests() => _book = Open();

    private string Path => _folder.File("keys/pages.json");

    public void Dispose() => _folder.Dispose();

    private PairingBook Open() => new(
        new LocalApiOptions { Enabled = true, Pages = [new LocalPageOptions { Origin = Origin }, new LocalPageOptions { Origin = "https://other.example" }] },
        new PairingFile(Path, NullLogger<PairingFile>.Instance), new GatewaySession(_clock), _clock);

    private static PairedPage Page(string id, string origin = Origin, params string[] scopes) =>
        new() { Id = id, Origin = origin, Name = "till", PublicKey = [1, 2, 3], Scopes = scopes.Length == 0 ? ["card"] : scopes, PairedAt = default };

    private static string Wrong(string code) => code == "000000" ? "000001" : "000000";

    [Fact]
    public void Code_Right_PairsOnceAndForGood()
    {
        var pending = _book.Ask(Page("a"))!;

        Assert.Matches("^[0-9]{6}$", pending.Code);
        Assert.NotNull(_book.Confirm("a", pending.Code).Page);
        Assert.Equal(Refusal.CodeGone, _book.Confirm("a", pending.Code).Refusal);
        Assert.Empty(_book.Pending);
        Assert.Equal("till", Assert.Single(Open().Paired).Name);
    }

    [Fact]
    public void Code_WrongFiveTimes_IsVoid()
    {
        var pending = _book.Ask(Page("a"))!;
        for (var i = 0; i < 5; i++)
            Assert.Equal(Refusal.WrongCode, _book.Confirm("a", Wrong(pending.Code)).Refusal);

        Assert.Equal(Refusal.CodeGone, _book.Confirm("a", pending.Code).Refusal);
        Assert.Empty(_book.Paired);
    }

    [Fact]
    public void Code_AfterItsTime_IsVoid()
    {
        var pending = _book.Ask(Page("a"))!;
        _clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(Refusal.CodeGone, _book.Confirm("a", pending.Code).Refusal);
        Assert.Empty(_book.Pending);
    }

    [Fact]
    public void Ask_Again_ReplacesTheFirstQuestionOfThatPageOnly()
    {
        var first = _book.Ask(Page("a"))!;
        _book.Ask(Page("other", "https://other.example"));
        _book.Ask(Page("b"));

        Assert.Equal(["other", "b"], _book.Pending.Select(one => one.Page.Id));
        Assert.Equal(Refusal.CodeGone, _book.Confirm("a", first.Code).Refusal);
    }

    [Fact]
    public void Ask_TooOften_HasToWait()
    {
        Assert.Equal(5, Enumerable.Range(0, 8).Count(i => _book.Ask(Page($"{i}")) is not null));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(_book.Ask(Page("later")));
        Assert.Null(_book.Ask(Page("later-still")));
        Assert.Null(_book.Ask(Page("stranger", "https://evil.example")));
    }

    [Fact]
    public void Reject_ByTheClerk_VoidsTheCode()
    {
        var pending = _book.Ask(Page("a"))!;
        _book.Reject("a");

        Assert.Equal(Refusal.CodeGone, _book.Confirm("a", pending.Code).Refusal);
    }

    [Fact]
    public void Revoke_IsAtOnceAndSurvivesTheRestart()
    {
        var changes = 0;
        _book.Confirm("a", _book.Ask(Page("a"))!.Code);
        _book.Changed += () => changes++;

        Assert.True(_book.Revoke("a"));
        Assert.False(_book.Revoke("a"));
        Assert.Null(_book.Find("a"));
        Assert.Empty(Open().Paired);
        Assert.Equal(1, changes);
    }

    [Fact]
    public void Token_IsToldOnceAndKeptAsADigest()
    {
        var (page, token, _) = _book.Confirm("a", _book.Ask(Page("a", Origin, "identity", "compat"))!.Code);

        Assert.Equal(page, _book.FindByToken(token!));
        Assert.Null(_book.FindByToken(page!.TokenDigest!));
        Assert.DoesNotContain(token!, File.ReadAllText(Path), StringComparison.Ordinal);
        Assert.Null(_book.Confirm("b", _book.Ask(Page("b"))!.Code).Token);
    }

    [Fact]
    public void File_IsTheOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }
        _book.Confirm("a", _book.Ask(Page("a"))!.Code);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        Assert.False(File.Exists(Path + ".new"));
    }

    [Fact]
    public void File_Broken_IsSetAsideAndNothingElseSuffers()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, "{");

        var book = Open();

        Assert.Empty(book.Paired);
        Assert.Equal("{", File.ReadAllText(Path + ".broken"));
        Assert.NotNull(book.Confirm("a", book.Ask(Page("a"))!.Code).Page);
    }
}
