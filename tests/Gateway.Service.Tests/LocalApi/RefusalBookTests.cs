using EdgeGateway.Service.LocalApi.Access;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.LocalApi;

public sealed class RefusalBookTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Lines _log = new();
    private readonly RefusalBook _book;

    public RefusalBookTests() => _book = new RefusalBook(_clock, _log);

    [Fact]
    public void Refusal_EveryOne_IsCountedByPageAndReason()
    {
        _book.Add("https://a.example", "/local/v1/print", Refusal.Unlisted.Reason);
        _book.Add("https://a.example", "/local/v1/print", Refusal.Unlisted.Reason);
        _book.Add("https://a.example", "/local/v1/print", Refusal.Replay.Reason);
        _book.Add(null, "/local/v1/print", Refusal.NoOrigin.Reason);

        Assert.Equal(
            [("(none)", "page.no-origin", 1), ("https://a.example", "page.replay", 1), ("https://a.example", "page.unlisted", 2)],
            _book.All.Select(one => (one.Origin, one.Code, (int)one.Count)).Order());
    }

    [Fact]
    public void Log_ManyAtOnce_SaysTheFirstAndThenHowMany()
    {
        for (var i = 0; i < 1000; i++)
            _book.Add("https://a.example", "/local/v1/print", Refusal.Unlisted.Reason);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _book.Add("https://a.example", "/local/v1/print", Refusal.Unlisted.Reason);

        Assert.Equal(2, _log.Written.Count);
        Assert.Contains("999 more", _log.Written[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Log_OfForgedText_StaysOneLine()
    {
        _book.Add("https://a.example\r\nINFO all is well \u4f60", "/x\n/y", Refusal.Unlisted.Reason);

        var line = Assert.Single(_log.Written);
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain("INFO all", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/local/compat/TOKEN/readcard")]
    [InlineData("/Local/Compat/TOKEN")]
    [InlineData("//local/compat/TOKEN/x")]
    public void Log_OfACompatPath_HasNoToken(string path)
    {
        _book.Add("https://a.example", path, Refusal.Unlisted.Reason);

        Assert.DoesNotContain("TOKEN", Assert.Single(_log.Written), StringComparison.Ordinal);
    }

    [Fact]
    public void Book_ManyInventedOrigins_StaysSmallAndLosesNone()
    {
        for (var i = 0; i < 5000; i++)
            _book.Add($"https://{i}.example", "/", Refusal.Unlisted.Reason);

        Assert.InRange(_book.All.Count, 200, 201);
        Assert.Equal(5000, _book.All.Sum(one => one.Count));
    }

    private sealed class Lines : ILogger<RefusalBook>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
