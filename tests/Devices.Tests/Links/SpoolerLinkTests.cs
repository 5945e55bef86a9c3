using System.Text;
using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.Links.Windows;
using EdgeGateway.Devices.ReceiptPrinter;

namespace EdgeGateway.Devices.Tests.Links;

/// <summary>The print queue of Windows with its calls replaced: everything but the calls themselves.</summary>
public sealed class SpoolerLinkTests
{
    private readonly List<string> _calls = [];
    private readonly Queue<uint?> _statuses = new();
    private int _error;
    private bool _refusesDocuments;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SpoolerCalls Fake => new(
        name => Note($"open {name}", _error == 0 ? 7 : 0),
        (_, title) => Note($"start {title}", _refusesDocuments ? 0 : 42),
        (_, bytes) => Note($"write {Encoding.ASCII.GetString(bytes.Span)}", bytes.Length),
        _ => Note("end", true),
        (_, job) => Note($"status {job}", _statuses.TryDequeue(out var status) ? status : null),
        _ => Note("close", true),
        () => _error);

    [Fact]
    public async Task Job_WrittenInPieces_IsOneRawDocument()
    {
        await using (var link = Open())
        {
            Assert.True(link.IsOneWay);
            await link.WriteAsync("ab"u8.ToArray(), TimeSpan.FromSeconds(1), Stop);
            await link.WriteAsync("cd"u8.ToArray(), TimeSpan.FromSeconds(1), Stop);
            Assert.Equal(QueueState.Taken, await link.EndJobAsync(Stop));
            await link.WriteAsync("ef"u8.ToArray(), TimeSpan.FromSeconds(1), Stop);
            Assert.Equal(QueueState.Taken, await link.EndJobAsync(Stop));
        }
        Assert.Equal(
            ["open POS-58", "start EdgeGateway receipt", "write ab", "write cd", "end", "status 42", "start EdgeGateway receipt", "write ef", "end", "status 42", "close"],
            _calls);
    }

    [Fact]
    public async Task Job_QueueComplains_IsSaidAtOnce()
    {
        _statuses.Enqueue(0x10);
        _statuses.Enqueue(0x20 | 0x10);
        await using var link = Open();
        await link.WriteAsync("ab"u8.ToArray(), TimeSpan.FromSeconds(1), Stop);
        Assert.Equal(QueueState.Offline, await link.EndJobAsync(Stop));
    }

    [Fact]
    public async Task Close_WithinAJob_StillHandsItOver()
    {
        await using (var link = Open())
            await link.WriteAsync("ab"u8.ToArray(), TimeSpan.FromSeconds(1), Stop);
        Assert.Equal(["write ab", "end", "close"], _calls.Skip(2));
    }

    [Fact]
    public async Task Write_QueueTakesNoDocument_IsALostWire()
    {
        _refusesDocuments = true;
        await using var link = Open();
        await Assert.ThrowsAsync<IOException>(() => link.WriteAsync("ab"u8.ToArray(), TimeSpan.FromSeconds(1), Stop).AsTask());
    }

    [Theory]
    [InlineData(1801, LinkProblem.NotFound)]
    [InlineData(5, LinkProblem.NoPermission)]
    [InlineData(1722, LinkProblem.Failed)]
    public void Open_Refused_SaysWhy(int error, LinkProblem problem)
    {
        _error = error;
        Assert.Equal(problem, SpoolerLink.Open("POS-58", TimeProvider.System, Fake).Problem);
    }

    [Fact]
    public void Open_OnOtherSystems_SaysWhatToUse()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Not on Windows.");
        Assert.Contains("usblp:", SpoolerLink.Open("POS-58", TimeProvider.System).Detail, StringComparison.Ordinal);
    }

    /// <summary>Bits of winspool.h: spooling 8, printing 10, printed 80, complete 1000 are no complaint; the others are.</summary>
    [Theory]
    [InlineData(null, QueueState.Taken)]
    [InlineData(0x0u, QueueState.Taken)]
    [InlineData(0x80u, QueueState.Taken)]
    [InlineData(0x1008u, QueueState.Taken)]
    [InlineData(0x42u, QueueState.PaperOut)]
    [InlineData(0x20u, QueueState.Offline)]
    [InlineData(0x2u, QueueState.Error)]
    [InlineData(0x200u, QueueState.Error)]
    [InlineData(0x400u, QueueState.Error)]
    [InlineData(0x104u, QueueState.Removed)]
    internal void JobStatus_Bits_AreRead(uint? bits, QueueState expected) => Assert.Equal(expected, JobStatus.Read(bits));

    [Theory]
    [InlineData(QueueState.Taken, "printer.spooled")]
    [InlineData(QueueState.PaperOut, "printer.paper-out")]
    [InlineData(QueueState.Offline, "printer.offline")]
    [InlineData(QueueState.Error, "printer.fault")]
    [InlineData(QueueState.Removed, "printer.removed")]
    internal void Verdict_OfAQueue_IsNeverPrinted(QueueState state, string trouble)
    {
        var result = PrintVerdict.Queued(state);
        Assert.Equal((PrintOutcome.Unknown, trouble, PrintProof.None), (result.Outcome, result.Trouble?.Code, result.Proof));
    }

    private Link Open() => SpoolerLink.Open("POS-58", TimeProvider.System, Fake).Link!;

    private T Note<T>(string call, T answer)
    {
        _calls.Add(call);
        return answer;
    }
}
