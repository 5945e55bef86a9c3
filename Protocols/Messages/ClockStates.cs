namespace EdgeGateway.Protocols.Messages;

/// <summary>Names of <see cref="ClockState"/> as they travel.</summary>
public static class ClockStates
{
    /// <summary><c>synced</c>, <c>holdover</c> or <c>unset</c>.</summary>
    public static string Name(ClockState state) => state switch
    {
        ClockState.Synced => "synced",
        ClockState.Holdover => "holdover",
        _ => "unset",
    };

    /// <summary>The state of a name; false for any other text.</summary>
    public static bool TryParse(string name, out ClockState state)
    {
        state = name switch
        {
            "synced" => ClockState.Synced,
            "holdover" => ClockState.Holdover,
            _ => ClockState.Unset,
        };
        return Name(state) == name;
    }
}
