using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Devices.Links;

namespace EdgeGateway.Devices.Tests;

public sealed class LinkTroublesTests
{
    private static readonly LinkAddress Address = new SerialAddress("/dev/ttyUSB0", 115200);

    [Fact]
    public void For_EveryProblem_HasItsOwnCodeAndBothLanguages()
    {
        var troubles = Enum.GetValues<LinkProblem>().Select(problem => LinkTroubles.For(problem, ReaderTroubles.Words, Address))
            .Append(LinkTroubles.Lost(ReaderTroubles.Words)).Append(LinkTroubles.Internal(ReaderTroubles.Words)).ToList();
        Assert.Equal(troubles.Count, troubles.Select(trouble => trouble.Code).Distinct().Count());
        foreach (var trouble in troubles)
        {
            Assert.StartsWith("reader.", trouble.Code, StringComparison.Ordinal);
            foreach (var text in new[] { trouble.Cause, trouble.NextStep })
            {
                Assert.Contains(text.Zh, letter => letter is >= '一' and <= '龟');
                Assert.DoesNotContain(text.En, letter => letter is >= '一' and <= '龟');
                Assert.NotEmpty(text.En);
            }
        }
    }

    [Fact]
    public void For_NetworkAddressNotFound_SpeaksOfTheNetworkAndNotOfPlugs()
    {
        var trouble = LinkTroubles.For(LinkProblem.NotFound, ReaderTroubles.Words, new TcpAddress("reader.example", 4001));
        Assert.Contains("reader.example:4001", trouble.Cause.En, StringComparison.Ordinal);
        Assert.DoesNotContain("USB", trouble.NextStep.En, StringComparison.Ordinal);
    }
}
