using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Delivery.Files;

/// <summary>Opens the folder of one destination.</summary>
internal sealed class FileConnector(DestinationOptions options, ShapeEvent shape, TimeProvider clock) : IConnector
{
    public IReadOnlyList<string> Addresses { get; } = [options.Folder.Path];

    public bool AllLocal => true;

    public Task<(ILink? Link, LinkLoss? Loss)> ConnectAsync(int address, LinkEvents events, CancellationToken stopping)
    {
        try
        {
            return Task.FromResult<(ILink?, LinkLoss?)>((new FileLink(new LineFolder(options.Folder, options.Id, clock), options, shape), null));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<(ILink?, LinkLoss?)>((null, new LinkLoss(LossKind.Folder, Verdict.BackOff, failure.Message)));
        }
    }
}
