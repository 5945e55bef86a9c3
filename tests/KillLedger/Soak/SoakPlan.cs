namespace EdgeGateway.KillLedger.Soak;

/// <summary>What is done to a box with cameras, and for how long.</summary>
internal enum SoakTrouble
{
    /// <summary>Every connection of one camera is reset, and refused until it is over.</summary>
    Torn,

    /// <summary>One camera's connection stands and nothing comes.</summary>
    Frozen,

    /// <summary>One camera loses its power.</summary>
    Dead,

    /// <summary>One camera comes back with another picture size.</summary>
    Resized,

    /// <summary>The switch is off: all cameras are away.</summary>
    Network,

    /// <summary>The wall clock is set forward by an hour.</summary>
    ClockForward,

    /// <summary>The wall clock is set back by an hour.</summary>
    ClockBack,

    /// <summary>Nothing more fits on the disk.</summary>
    DiskFull,

    /// <summary>The broker is away.</summary>
    BrokerDown,
}

/// <param name="Length">How long troubles are made.</param>
/// <param name="Lasts">How long one trouble lasts.</param>
/// <param name="Rest">Between the end of one, cameras back, and the next.</param>
internal sealed record SoakPlan(TimeSpan Length, TimeSpan Lasts, TimeSpan Rest)
{
    public int Cameras { get; init; } = 3;

    /// <summary>Troubles in this order, again and again.</summary>
    public IReadOnlyList<SoakTrouble> Order { get; init; } = [.. Enum.GetValues<SoakTrouble>()];

    /// <summary>How long the planted vehicle stands before it is a case. The film shows it for 15 s of 60.</summary>
    public TimeSpan Threshold { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>After this long the program has everything it needs, and memory must not grow any more.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromMinutes(3);
}
