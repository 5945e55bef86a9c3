using System.Net;
using System.Security.Cryptography;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Inference;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests.Inference;

public sealed class ModelStoreTests : IDisposable
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 5000).Select(i => (byte)i)];

    private static readonly PinnedModel Model = new()
    {
        Name = "pulled_for_test",
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Bytes)),
        Repository = "owner/name",
        Commit = "0123456789012345678901234567890123456789",
        Path = "folder/file.onnx",
    };

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly Server _server = new();

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Pull_RightBytes_PutsThemInPlace()
    {
        var pull = await Pull(Model.Name);

        Assert.Null(pull.Trouble);
        Assert.True(pull.Fetched);
        Assert.Equal(_folder.File("pulled_for_test.onnx"), pull.Path);
        Assert.Equal(Bytes, await File.ReadAllBytesAsync(pull.Path!, TestContext.Current.CancellationToken));
        Assert.Equal("/owner/name/0123456789012345678901234567890123456789/folder/file.onnx", _server.Asked.Single().AbsolutePath);
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Pull_AlreadyHere_AsksNobody()
    {
        await File.WriteAllBytesAsync(_folder.File("pulled_for_test.onnx"), Bytes, TestContext.Current.CancellationToken);
        var pull = await Pull(Model.Name);

        Assert.False(pull.Fetched);
        Assert.NotNull(pull.Path);
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task Pull_DamagedFileHere_IsReplaced()
    {
        await File.WriteAllBytesAsync(_folder.File("pulled_for_test.onnx"), [1, 2, 3], TestContext.Current.CancellationToken);

        Assert.True((await Pull(Model.Name)).Fetched);
        Assert.True(Assert.Single(Store().List()).Intact);
    }

    [Fact]
    public async Task Pull_OtherBytes_LeavesNothingBehind()
    {
        _server.Answer = () => new HttpResponseMessage { Content = new StringContent("<html>log in first</html>") };
        var pull = await Pull(Model.Name);

        Assert.Equal("model.wrong-bytes", pull.Trouble?.Code);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Pull_NotThere_SaysSoWithTheAddress()
    {
        _server.Answer = () => new HttpResponseMessage(HttpStatusCode.NotFound);
        var pull = await Pull(Model.Name);

        Assert.Equal("model.unreachable", pull.Trouble?.Code);
        Assert.Contains(Model.Address.AbsoluteUri, pull.Trouble!.NextStep.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_NoNetwork_SaysSo()
    {
        _server.Answer = () => throw new HttpRequestException("name resolution failed");

        Assert.Equal("model.unreachable", (await Pull(Model.Name)).Trouble?.Code);
    }

    [Fact]
    public async Task Pull_ServerNeverAnswers_GivesUpInTime()
    {
        _server.Hangs = true;
        var pull = Pull(Model.Name);
        await _server.WasAsked.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.False(pull.IsCompleted);
        _clock.Advance(ModelStore.TimeOut + TimeSpan.FromSeconds(1));

        Assert.Equal("model.unreachable", (await pull).Trouble?.Code);
    }

    [Fact]
    public async Task Pull_Cancelled_Throws()
    {
        _server.Hangs = true;
        using var cancel = new CancellationTokenSource();
        var pull = Store().PullAsync(Model.Name, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pull);
    }

    [Fact]
    public async Task Pull_UnknownName_ListsTheKnownOnes()
    {
        var pull = await Pull("yolo_v99");

        Assert.Equal("model.unknown", pull.Trouble?.Code);
        Assert.Contains("pulled_for_test", pull.Trouble!.NextStep.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_FolderCannotBeMade_SaysSo()
    {
        await File.WriteAllTextAsync(_folder.File("a-file"), "", TestContext.Current.CancellationToken);
        using var http = new HttpClient(_server, disposeHandler: false);
        var store = new ModelStore(http, _clock, [Model], [Path.Combine(_folder.File("a-file"), "models")]);

        Assert.Equal("model.cannot-write", (await store.PullAsync(Model.Name, TestContext.Current.CancellationToken)).Trouble?.Code);
    }

    [Fact]
    public void List_NothingHere_SaysSo()
    {
        var entry = Assert.Single(Store().List());

        Assert.Null(entry.Path);
        Assert.False(entry.Intact);
    }

    private ModelStore Store() => new(new HttpClient(_server, disposeHandler: false), _clock, [Model], [_folder.Path]);

    private Task<ModelPull> Pull(string name) => Store().PullAsync(name, TestContext.Current.CancellationToken);

    private sealed class Server : HttpMessageHandler
    {
        public List<Uri> Asked { get; } = [];

        public TaskCompletionSource WasAsked { get; } = new();

        public bool Hangs { get; set; }

        public Func<HttpResponseMessage> Answer { get; set; } = () => new HttpResponseMessage { Content = new ByteArrayContent(Bytes) };

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!);
            WasAsked.TrySetResult();
            if (Hangs)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return Answer();
        }
    }
}
