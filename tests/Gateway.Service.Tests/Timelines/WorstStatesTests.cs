using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Timelines;

namespace EdgeGateway.Service.Tests.Timelines;

public sealed class WorstStatesTests
{
    private readonly WorstStates _states = new();

    [Fact]
    public void Take_OutageBetweenTwoLooks_IsSeenOnceAndForgotten()
    {
        _states.Note(Thing(ThingState.Offline));
        _states.Note(Thing(ThingState.Online));

        Assert.Equal(("a", 3), Assert.Single(_states.Take([Thing(ThingState.Online)])));
        Assert.Equal(("a", 0), Assert.Single(_states.Take([Thing(ThingState.Online)])));
    }

    [Fact]
    public void Take_NothingHappened_IsTheStateNow() => Assert.Equal(("a", 2), Assert.Single(_states.Take([Thing(ThingState.Degraded)])));

    [Fact]
    public void Take_SwitchedOff_IsLessThanOnline()
    {
        _states.Note(Thing(ThingState.Disabled));
        Assert.Equal(("a", -1), Assert.Single(_states.Take([Thing(ThingState.Disabled)])));
        _states.Note(Thing(ThingState.Online));
        Assert.Equal(("a", 0), Assert.Single(_states.Take([Thing(ThingState.Disabled)])));
    }

    [Fact]
    public void Take_ThingTakenOutOfTheConfiguration_IsNotThere()
    {
        _states.Note(Thing(ThingState.Offline));
        Assert.Empty(_states.Take([]));
    }

    [Fact]
    public void Of_EveryState_ComesBack()
    {
        Assert.All(Enum.GetValues<ThingState>(), state => Assert.Equal(state, WorstStates.Of(WorstStates.Number(state))));
        Assert.Null(WorstStates.Of(17));
    }

    private static ThingStatus Thing(ThingState state) => new("a", ThingKinds.Scanner, state, default);
}
