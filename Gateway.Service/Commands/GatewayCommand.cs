namespace EdgeGateway.Service.Commands;

/// <summary>One thing a platform can ask for. A room adds one by registering its class: <c>services.AddSingleton&lt;GatewayCommand, XCommand&gt;()</c>.</summary>
internal abstract class GatewayCommand(string name, bool changes)
{
    /// <summary>Last part of the topic; one of <see cref="CommandNames"/>.</summary>
    public string Name { get; } = name;

    /// <summary>It does something: needs an id, so that it is done once.</summary>
    public bool Changes { get; } = changes;

    /// <summary>Carries it out. Expected trouble is a result.</summary>
    public abstract Task<CommandResult> RunAsync(CommandCall call, CancellationToken stopping);
}
