using EdgeGateway.Devices.Links;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.IdCardReader;

/// <summary>Tells a reader to talk at another speed, and makes sure afterwards that both still understand each other.</summary>
internal sealed class ReaderSpeed(Link link, SamExchange exchange)
{
    /// <summary>
    /// Returns the speed both use now: the wanted one, or the old one when the reader refuses. Whether it answers the command at the old
    /// speed or at the new one differs, so only the state asked afterwards counts.
    /// </summary>
    /// <param name="wanted">Bits per second; 0 leaves everything as it is.</param>
    public async Task<int?> RaiseAsync(int wanted, CancellationToken stopping)
    {
        if (link.Baud is not { } old || old == wanted || SamBaud.Command(wanted) is not { } command)
            return link.Baud;
        var answer = await exchange.AskAsync(command, stopping).ConfigureAwait(false);
        if (answer is { Class: not SamClass.Ok } || !link.TryChangeBaud(wanted))
            return link.Baud;
        if (await IsUnderstoodAsync(stopping).ConfigureAwait(false))
            return wanted;
        link.TryChangeBaud(old);
        return old;
    }

    private async Task<bool> IsUnderstoodAsync(CancellationToken stopping)
    {
        const int tries = 2;
        for (var attempt = 0; attempt < tries; attempt++)
        {
            if (await exchange.AskAsync(SamCommand.Status, stopping).ConfigureAwait(false) is not null)
                return true;
        }
        return false;
    }
}
