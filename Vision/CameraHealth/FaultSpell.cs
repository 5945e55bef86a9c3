namespace EdgeGateway.Vision.CameraHealth;

/// <summary>Makes a fault out of a sign that lasts, and ends it when the sign stays away. Pure.</summary>
/// <param name="kind">What it is about.</param>
/// <param name="after">How long the sign must last.</param>
/// <param name="recovery">How long it must be gone.</param>
internal sealed class FaultSpell(CameraFaultKind kind, TimeSpan after, TimeSpan recovery)
{
    private TimeSpan? _sign;
    private TimeSpan? _well;

    public CameraFaultKind Kind => kind;

    /// <summary>The fault is there.</summary>
    public bool IsActive { get; private set; }

    /// <summary>The sign shows, or the fault is not yet over.</summary>
    public bool IsSuspect => IsActive || _sign is not null;

    /// <summary>Was looked for and not found, for as long as recovery takes. False also while it cannot be told.</summary>
    public bool IsWell { get; private set; }

    /// <summary>Time of the first sign of the present fault.</summary>
    public TimeSpan Since { get; private set; }

    /// <param name="sign">Null: cannot be told now, and nothing changes.</param>
    /// <param name="at">Any monotonic time.</param>
    public void See(bool? sign, TimeSpan at)
    {
        if (sign is null)
        {
            // Times that began do not run on while nobody can tell.
            _well = null;
            IsWell = false;
            _sign = IsActive ? _sign : null;
            return;
        }
        if (sign.Value)
            Sick(at);
        else
            Well(at);
    }

    private void Sick(TimeSpan at)
    {
        _well = null;
        IsWell = false;
        _sign ??= at;
        if (IsActive || at - _sign.Value < after)
            return;
        (IsActive, Since) = (true, _sign.Value);
    }

    private void Well(TimeSpan at)
    {
        if (!IsActive)
            _sign = null;
        _well ??= at;
        if (at - _well.Value < recovery)
            return;
        (IsActive, IsWell, _sign) = (false, true, null);
    }
}
