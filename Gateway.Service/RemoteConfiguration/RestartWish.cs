namespace EdgeGateway.Service.RemoteConfiguration;

/// <summary>Asks for a new start with the configuration that is in the file now.</summary>
internal sealed class RestartWish
{
    private volatile bool _asked;

    /// <summary>Ends the host; whoever runs it starts the next one.</summary>
    public Action Stop { get; set; } = () => { };

    /// <summary>A configuration was taken back before this start; nobody was told yet.</summary>
    public bool Returned { get; init; }

    public bool Asked => _asked;

    public void Ask()
    {
        _asked = true;
        Stop();
    }
}
