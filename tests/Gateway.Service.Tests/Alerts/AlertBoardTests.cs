using EdgeGateway.Service.Alerts;

namespace EdgeGateway.Service.Tests.Alerts;

public sealed class AlertBoardTests
{
    private static readonly AlertRule Rule = new(new AlertRuleOptions { Name = "DeviceFaulted", State = "offline", For = TimeSpan.FromMinutes(5) });
    private static readonly AlertSignal Signal = new(Rule, "reader-1", null, null);

    private readonly AlertBoard _board = new();
    private readonly List<string> _said = [];

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    private static HashSet<string> None => [];

    /// <summary>Looks every fifteen seconds and puts every move on record.</summary>
    private void Play(double from, double to, Func<double, bool> broken)
    {
        for (var at = from; at <= to; at += 0.25)
        {
            foreach (var move in _board.Observe(broken(at) ? [Signal] : [], None, Minutes(at)))
            {
                _board.Apply(move, Minutes(at));
                _said.Add($"{(move.IsRaise ? "raised" : "over")} {at}");
            }
        }
    }

    [Fact]
    public void Condition_TooShort_SaysNothing()
    {
        Play(0, 30, at => at % 6 < 4.5);

        Assert.Empty(_said);
    }

    [Fact]
    public void Condition_LongEnough_IsRaisedOnce_AndOverAfterAQuietMinute()
    {
        Play(0, 40, at => at is >= 1 and < 20);

        Assert.Equal(["raised 6", "over 21"], _said);
    }

    [Fact]
    public void Raised_ComesAndGoes_StaysOneAlert()
    {
        Play(0, 140, at => at < 6 || (at < 100 && at % 1.5 < 0.75));

        Assert.Equal("raised 5", _said[0]);
        Assert.Equal(2, _said.Count);
        // It flapped: the quiet must be longer than the first minute.
        Assert.InRange(double.Parse(_said[1].Split(' ')[1]), 128, 131);
    }

    [Fact]
    public void RaisedAgainAndAgain_WaitsLongerEachTime_AQuietHourForgives()
    {
        Play(0, 60, at => at % 10 < 7);
        var overs = _said.Where(one => one.StartsWith("over", StringComparison.Ordinal)).Count();
        Assert.InRange(overs, 1, 3);

        _said.Clear();
        Play(60.25, 200, _ => false);
        Play(200.25, 220, at => at < 208);
        Assert.Equal(["raised 205.25", "over 209"], _said.TakeLast(2));
    }

    [Fact]
    public void Unknown_StaysAsItIs()
    {
        Play(0, 6, _ => true);
        for (var at = 6.25; at < 60; at += 0.25)
            Assert.Empty(_board.Observe([], new HashSet<string> { Rule.Name }, Minutes(at)));

        Assert.Equal(["DeviceFaulted/reader-1"], _board.Raised);
    }

    [Fact]
    public void NotOnRecord_IsDueAgain()
    {
        _board.Observe([Signal], None, Minutes(0));

        Assert.Single(_board.Observe([Signal], None, Minutes(5)));
        Assert.Single(_board.Observe([Signal], None, Minutes(5.25)));
        Assert.Empty(_board.Raised);
    }

    [Fact]
    public void Restored_IsNotRaisedAgain_AndCanBeOver()
    {
        _board.Restore(Signal.Key, Rule.Name, Minutes(0));
        Play(0, 20, at => at < 10);

        Assert.Equal(["over 11"], _said);
    }

    [Fact]
    public void TwoThings_AreTwoAlerts()
    {
        var other = Signal with { On = "reader-2" };
        _board.Observe([Signal, other], None, Minutes(0));

        Assert.Equal(2, _board.Observe([Signal, other], None, Minutes(5)).Count);
    }
}
